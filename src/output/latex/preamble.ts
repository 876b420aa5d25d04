import type { Words } from '../../literate/words/words.ts';
import { escapeLatex } from './escape.ts';
import { phrases } from './phrases.ts';
import type { LatexBook } from './settings.ts';

/** What the preamble of a document is made from. */
export interface PreambleInput {
  readonly title: string;
  /** A language tag. */
  readonly language: string;
  readonly words: Words;
  /** The colours of code, by the number of the token's class: six hexadecimal digits. */
  readonly colours: ReadonlyMap<string, string>;
  /** Whether it holds boxes of Z, which need a package of their own. */
  readonly hasSpecifications: boolean;
  readonly book: LatexBook;
}

/** Packages and commands that all documents share: those of the document itself and those of a book of them. */
export function preamble({ title, language, words, colours, hasSpecifications, book }: PreambleInput): string {
  return [
    ENGINE,
    babel(language),
    geometry(book),
    PACKAGES,
    ...(hasSpecifications ? [OZ] : []),
    phrases(words),
    COMMANDS,
    otherFonts(book.fonts),
    `\\hypersetup{pdftitle={${escapeLatex(title)}},pdflang={${language.replace(/[^A-Za-z0-9-]/g, '')}}}`,
    ...(book.chunkLabels === 'numbers' ? ['\\renewcommand\\chunkshown[3]{#3}'] : []),
    ...[...colours].map(([name, colour]) => `\\definecolor{tok${name}}{HTML}{${colour}}`),
  ]
    .filter(part => part !== '')
    .join('\n');
}

const LANGUAGES: Readonly<Record<string, string>> = {
  ca: 'catalan',
  cs: 'czech',
  da: 'danish',
  de: 'ngerman',
  es: 'spanish',
  fi: 'finnish',
  fr: 'french',
  hu: 'hungarian',
  it: 'italian',
  nl: 'dutch',
  no: 'norsk',
  pl: 'polish',
  pt: 'portuguese',
  ro: 'romanian',
  sv: 'swedish',
  tr: 'turkish',
};

/** Words are divided by the rules of the language where these are installed. */
function babel(language: string): string {
  const name = LANGUAGES[language.split('-')[0]?.toLowerCase() ?? ''];
  return name === undefined ? '' : `\\IfFileExists{${name}.ldf}{\\usepackage[${name},shorthands=off]{babel}}{}`;
}

const ENGINE = `\\usepackage{iftex}
\\ifpdftex
  \\pdfminorversion=7
  \\usepackage[T1]{fontenc}
  \\usepackage[utf8]{inputenc}
  \\usepackage{lmodern,textcomp}
\\else
  \\usepackage{fontspec}
  % Signs of formulas can be copied.
  \\ifluatex\\pdfvariable minorversion=7 \\protected\\def\\pdfglyphtounicode{\\pdfextension glyphtounicode }\\input{glyphtounicode}\\pdfvariable gentounicode=1 \\fi
\\fi`;

/** Fonts that are asked for characters which the usual ones lack, by their files: those of text, of code, and of pictures. */
const OTHER_FONTS = ['NewCM10-Regular.otf', 'DejaVuSansMono.ttf', 'NotoEmoji_400Regular.ttf'];

/** Names the fonts; those that the machine lacks are not asked. */
function otherFonts(fonts: readonly string[]): string {
  const files = [...fonts.filter(name => /^[\w. +-]+$/.test(name)), ...OTHER_FONTS];
  return `\\ifpdftex\\else${files.map(name => `\\docfont{${name}}`).join('')}\\fi`;
}

function geometry({ paper, margins, sides }: LatexBook): string {
  const { top, bottom, inside, outside } = margins;
  const [left, right] = sides === 2 ? [inside, outside] : [(inside + outside) / 2, (inside + outside) / 2];
  const lengths = { paperwidth: paper.width, paperheight: paper.height, top, bottom, inner: left, outer: right };
  const options = Object.entries(lengths).map(([name, length]) => `${name}=${length}mm`);
  return `\\usepackage[${options.join(',')}]{geometry}`;
}

const PACKAGES = `\\usepackage{amsmath,amssymb,mathtools,bm,cancel}
\\usepackage{graphicx,xcolor,pmboxdraw,accsupp}
\\usepackage{array,booktabs,longtable,multirow,caption,enumitem}
\\IfFileExists{ulem.sty}{\\usepackage[normalem]{ulem}}{\\providecommand\\sout{\\textcolor{gray}}}
\\usepackage{makeidx,multicol,refcount}
\\usepackage[colorlinks,linkcolor=doclink,urlcolor=doclink,bookmarksnumbered]{hyperref}`;

/** The package redefines commands of mathematics; these get their meaning only in its own boxes. */
const OZ = `\\makeatletter
\\def\\ozscope{\\ozsign\\Box\\ozsign\\Diamond\\ozsign\\Join\\ozsign\\O\\ozsign\\S\\ozsign\\TH\\ozsign\\[\\ozsign\\]\\ozsign\\_\\ozsign\\div\\ozsign\\dot\\ozsign\\emptyset\\ozsign\\exists\\ozsign\\forall\\ozsign\\iff\\ozsign\\implies\\ozsign\\int\\ozsign\\lambda\\ozsign\\land\\ozsign\\leadsto\\ozsign\\lhd\\ozsign\\lnot\\ozsign\\lor\\ozsign\\max\\ozsign\\min\\ozsign\\mod\\ozsign\\mu\\ozsign\\notin\\ozsign\\prod\\ozsign\\rhd\\ozsign\\succ\\ozsign\\t\\ozsign\\unlhd\\ozsign\\unrhd\\ozsign\\M}
\\def\\ozsign#1{\\expandafter\\let\\csname std\\string#1\\endcsname#1}\\ozscope
\\usepackage{oz}
\\providecommand\\inrel{\\infix}
\\def\\ozsign#1{\\expandafter\\let\\csname oz\\string#1\\endcsname#1\\expandafter\\let\\expandafter#1\\csname std\\string#1\\endcsname}\\ozscope
\\newenvironment{pylitoz}{\\def\\ozsign##1{\\expandafter\\let\\expandafter##1\\csname oz\\string##1\\endcsname}\\ozscope}{}
\\makeatother`;

const COMMANDS = `\\definecolor{doclink}{HTML}{0B4F8A}
\\makeatletter
% Two signs that would become one stay two.
\\newcommand\\nolig{\\kern0pt }
% A character that the font may lack: by its number, and copied as itself.
\\DeclareRobustCommand\\uc[2]{\\ifpdftex\\uc@box{#1}{#2}\\else\\iffontchar\\font"#1 \\char"#1 \\else\\uc@other{#1}{#2}\\fi\\fi}
\\newcommand\\uc@other[2]{\\begingroup\\let\\uc@face\\relax
  \\expandafter\\@for\\expandafter\\uc@next\\expandafter:\\expandafter=\\uc@fonts\\do{\\ifx\\uc@face\\relax\\begingroup\\csname uc@\\uc@next\\endcsname\\iffontchar\\font"#1 \\aftergroup\\uc@take\\fi\\endgroup\\fi}%
  \\ifx\\uc@face\\relax\\typeout{No font has U+#1.}\\uc@box{#1}{#2}\\else\\uc@face\\char"#1 \\fi\\endgroup}
\\newcommand\\uc@take{\\expandafter\\let\\expandafter\\uc@face\\csname uc@\\uc@next\\endcsname}
\\newcommand\\uc@fonts{}
% Whether LuaLaTeX finds the file now: what it remembers may be gone.
\\newcommand\\docfont[1]{\\ifluatex\\edef\\uc@file{\\directlua{tex.sprint(-2,kpse.find_file("#1","opentype fonts") or kpse.find_file("#1","truetype fonts") or "")}}\\ifx\\uc@file\\@empty\\else\\uc@add{#1}\\fi\\else\\IfFontExistsTF{#1}{\\uc@add{#1}}{}\\fi}
% No other script joins its letters.
\\newcommand\\uc@add[1]{\\expandafter\\newfontface\\csname uc@#1\\endcsname[Script=Arabic]{#1}\\edef\\uc@fonts{\\uc@fonts\\ifx\\uc@fonts\\@empty\\else,\\fi#1}}
\\newcommand\\uc@box[2]{\\BeginAccSupp{method=hex,unicode,ActualText=#2}{\\setlength\\fboxsep{1pt}\\fbox{\\tiny\\ttfamily #1}}\\EndAccSupp{}}
% Words from right to left.
\\DeclareRobustCommand\\docrtl[1]{\\ifluatex\\leavevmode{\\textdir TRT #1}\\else#1\\fi}
\\pdfstringdefDisableCommands{\\def\\docrtl#1{#1}\\def\\uc#1#2{?}\\def\\nolig{}\\def\\pmboxdrawuni#1{?}\\def\\ensuremath#1{?}}
% Titles, labels and links; a link to another page says which.
\\newif\\ifdoc@titled
\\newcommand\\doctitle[2][]{%
  \\ifdoc@titled\\bigskip\\else\\doc@titledtrue\\fi
  {\\LARGE\\bfseries\\raggedright\\noindent#2\\par}\\bigskip\\@afterindentfalse\\@afterheading}
% A heading does not stand alone at the foot of a page, also where a long table follows, which knows nothing of it.
\\newcommand\\docneed{\\par\\vskip\\z@\\@plus6\\baselineskip\\penalty-100\\vskip\\z@\\@plus-6\\baselineskip\\relax}
\\ifdefined\\AddToHook\\AddToHook{cmd/section/before}{\\docneed}\\AddToHook{cmd/subsection/before}{\\docneed}\\AddToHook{cmd/subsubsection/before}{\\docneed}\\fi
% A formula that is wider than the page is set smaller; where that is not enough, it is broken as in a line of text.
\\newcommand\\docformula[1]{\\setbox\\z@\\hbox{$\\displaystyle#1$}%
  \\ifdim0.7\\wd\\z@>\\linewidth{\\par\\smallskip\\noindent\\hangindent2em\\raggedright\\lineskip3pt\\lineskiplimit3pt$\\displaystyle#1$\\par\\smallskip}%
  \\else\\ifdim\\wd\\z@>\\linewidth\\[\\resizebox{\\linewidth}{!}{\\box\\z@}\\]\\else\\[#1\\]\\fi\\fi}
\\newcommand\\doclabel[1]{\\phantomsection\\label{#1}}
\\newcommand\\docbegin[1]{\\doclabel{#1}}
\\newcommand\\doclink[3]{\\doc@link{#1}{#2}{#3}{\\docpage{#1}}}
\\newcommand\\doc@link[4]{\\ifcsname r@#1\\endcsname\\hyperref[#1]{#3}#4\\else\\if\\relax\\detokenize{#2}\\relax#3\\else\\href{#2}{#3}\\fi\\fi}
\\newcommand\\docpage[1]{\\ifnum\\getpagerefnumber{#1}=\\value{page}\\else{\\footnotesize~\\docatpage{\\pageref{#1}}}\\fi}
\\newcommand\\docentry[3]{\\doc@link{#1}{#2}{#3}{\\ifcsname r@#1\\endcsname\\dotfill\\pageref{#1}\\fi}}
\\providecommand\\docroot{}
\\newcommand\\docfile[2]{\\href{\\docroot#1}{#2}}
\\newcommand\\docrule{\\par\\medskip{\\centering\\rule{0.3\\linewidth}{0.4pt}\\par}\\medskip}
\\newcommand\\boxtitle[1]{\\par\\noindent\\textbf{#1}\\par\\nopagebreak}
% Boxes, lists and figures.
\\newenvironment{docrow}{\\begin{list}{}{\\leftmargin1em\\itemsep0pt\\parsep0pt\\topsep2pt\\rightmargin0pt}\\small\\raggedright}{\\end{list}}
\\newenvironment{docbox}{\\par\\medskip\\begin{list}{}{\\leftmargin1.5em\\rightmargin1.5em}\\item\\relax\\small}{\\end{list}\\medskip}
\\newenvironment{lineblock}{\\par\\begin{list}{}{\\leftmargin1.5em}\\item\\relax}{\\end{list}}
\\newenvironment{docfigure}{\\par\\medskip\\begingroup\\centering}{\\par\\endgroup\\medskip}
\\newcommand\\figurecaption[1]{\\par{\\captionsetup{type=figure,singlelinecheck=off}\\caption[]{#1}}}
\\newcommand\\tablecaption[1]{\\caption[]{#1}}
\\newcommand\\tabletitle[1]{\\par{\\captionsetup{type=table,singlelinecheck=off}\\caption[]{#1}}}
\\newcommand\\tablenotes[1]{{\\footnotesize\\docnotes{#1}\\par}}
\\setlistdepth{20}
\\renewlist{itemize}{itemize}{20}
\\renewlist{enumerate}{enumerate}{20}
\\renewlist{description}{description}{20}
\\setlist[itemize]{label=\\textbullet}
\\setlist[enumerate]{label=\\arabic*.}
\\setlist[description]{font=\\bfseries}
% Images are never wider than the text; one that is not there is a box with its words.
\\def\\doc@width{\\ifdim\\Gin@nat@width>\\linewidth\\linewidth\\else\\Gin@nat@width\\fi}
\\def\\doc@height{\\ifdim\\Gin@nat@height>0.8\\textheight0.8\\textheight\\else\\Gin@nat@height\\fi}
\\setkeys{Gin}{width=\\doc@width,height=\\doc@height,keepaspectratio}
\\newcommand\\docimage[2]{\\ifvmode\\noindent\\fi\\IfFileExists{#1}{\\includegraphics{#1}}{\\IfFileExists{\\docroot#1}{\\includegraphics{\\docroot#1}}{\\noimage{#2}{#1}}}}
\\newcommand\\docpicture[2]{\\ifvmode\\noindent\\fi\\IfFileExists{#1.pdf}{\\includegraphics{#1.pdf}}{\\noimage{#2}{#1}}}
% One that LaTeX would end at.
\\newcommand\\docdamaged[2]{\\ifvmode\\noindent\\fi\\noimage{#2}{#1}}
\\newcommand\\noimage[2]{\\fbox{\\parbox{0.8\\linewidth}{\\raggedright\\small#1 {\\footnotesize\\ttfamily[#2]}}}}
% Code, line by line; where a line is broken a sign shows it.
\\newenvironment{code}{\\par\\smallskip\\begingroup\\footnotesize\\ttfamily\\raggedright\\parskip0pt\\parindent0pt}{\\par\\endgroup\\smallskip}
\\newcommand\\codeline{\\@ifstar{\\code@line\\nobreak}{\\code@line\\relax}}
\\newcommand\\code@line[2]{\\noindent\\strut#2\\par#1}
\\newcommand\\code@sign{\\hbox{\\textcolor{gray}{$\\hookrightarrow$}\\enspace}}
\\newcommand\\codespace{\\discretionary{}{\\code@sign}{\\hbox{\\ }}}
\\newcommand\\codebreak{\\discretionary{}{\\code@sign}{}}
\\newcommand\\codenumber[1]{\\llap{{\\normalfont\\tiny\\color{gray}#1}\\enspace}}
\\newcommand\\codetitle[1]{\\par\\smallskip\\noindent{\\small\\textbf{#1}}\\par\\nobreak}
\\newcommand\\tok[2]{\\ifcsname\\string\\color@tok#1\\endcsname\\textcolor{tok#1}{#2}\\else#2\\fi}
% Chunks: name and label, whether they begin or go on, and where they are used. The label is the page, and a letter where
% there are several on it; the file of labels tells the pages.
\\newenvironment{chunk}{\\par\\medskip}{\\par\\medskip}
\\newcommand\\chunkhead[3]{\\par\\noindent\\phantomsection\\label{#1}\\protected@write\\@auxout{}{\\string\\chunknoted{#1}{\\thepage}}\\chunkname{#2 {\\normalfont\\sffamily\\footnotesize\\chunklabel{#1}}}\\,$#3$}
\\newcount\\chunk@all
\\newcommand\\chunknoted[2]{\\global\\advance\\chunk@all1
  \\ifcsname chunk@on@#2\\endcsname\\else\\expandafter\\gdef\\csname chunk@on@#2\\endcsname{0}\\fi
  \\expandafter\\xdef\\csname chunk@on@#2\\endcsname{\\number\\numexpr\\csname chunk@on@#2\\endcsname+1\\relax}%
  \\expandafter\\xdef\\csname chunk@of@#1\\endcsname{{#2}{\\csname chunk@on@#2\\endcsname}{\\number\\chunk@all}}}
\\AtBeginDocument{\\let\\chunknoted\\@gobbletwo}
\\newcommand\\chunklabel[1]{\\ifcsname chunk@of@#1\\endcsname\\expandafter\\expandafter\\expandafter\\chunkshown\\csname chunk@of@#1\\endcsname\\fi}
\\newcommand\\chunkshown[3]{#1\\ifnum\\csname chunk@on@#1\\endcsname>1 \\ifnum#2>26 .#2\\else\\@alph{#2}\\fi\\fi}
\\newcommand\\chunkat[1]{\\hyperref[#1]{\\chunklabel{#1}}}
\\newcommand\\chunkplace[3]{\\ifcsname r@#1\\endcsname\\chunkat{#1}\\else\\doc@link{#1}{#2}{#3}{}\\fi}
\\newcommand\\chunkname[1]{$\\langle$\\textit{#1}$\\rangle$}
\\newcommand\\chunkfile[1]{\\hfill{\\small\\texttt{#1}}}
\\newcommand\\chunkheadend{\\par\\nobreak}
\\newcommand\\chunkref[3]{{\\normalfont\\normalsize\\doc@link{#1}{#2}{\\chunkname{#3 {\\normalfont\\sffamily\\footnotesize\\chunklabel{#1}}}}{}}}
\\newcommand\\chunkwhere[1]{{\\footnotesize\\itshape#1\\par\\nobreak}}
\\newenvironment{chunkcontext}{\\color{gray}\\begin{code}}{\\end{code}}
\\newcommand\\chunkfoot[1]{\\nopagebreak{\\footnotesize\\raggedright\\noindent#1\\par}}
% What stands before and after the text of a book.
\\newcommand\\dochalftitle[1]{\\thispagestyle{empty}\\vspace*{0.25\\textheight}{\\centering\\Large#1\\par}\\cleardoublepage}
\\newcommand\\doctitlepage[5]{\\thispagestyle{empty}\\vspace*{0.2\\textheight}{\\centering{\\Huge\\bfseries#1\\par}\\bigskip{\\Large\\itshape#2\\par}\\vspace{3em}{\\large#3\\par}\\vfill#4\\par#5\\par}\\clearpage}
\\newcommand\\doccolophon[1]{\\thispagestyle{empty}\\vspace*{\\fill}{\\small\\raggedright\\parskip0.5em\\parindent0pt#1}\\if@twoside\\cleardoublepage\\else\\clearpage\\fi}
\\newcommand\\docbackchapter[1]{\\chapter{#1}}
\\newcommand\\docfiles[2]{\\par\\noindent{\\small\\texttt{#1}\\dotfill#2}\\par}
\\newenvironment{docentries}{\\begin{list}{}{\\leftmargin1.4em\\itemindent-1.4em\\itemsep0pt\\parsep0pt}\\small\\raggedright}{\\end{list}}
\\newenvironment{doccolumns}{\\begin{multicols}{2}\\begin{docentries}}{\\end{docentries}\\end{multicols}}
\\newcommand\\docindex{\\printindex}
\\makeatother
\\providecommand\\argmax{\\operatorname*{arg\\,max}}\\providecommand\\argmin{\\operatorname*{arg\\,min}}
\\providecommand\\abs[1]{\\lvert#1\\rvert}\\providecommand\\norm[1]{\\lVert#1\\rVert}
\\providecommand\\R{\\mathbb{R}}\\providecommand\\N{\\mathbb{N}}\\providecommand\\Z{\\mathbb{Z}}\\providecommand\\Alpha{\\mathrm{A}}
\\makeindex
\\emergencystretch3em`;
