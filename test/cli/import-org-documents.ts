/** Org documents, each about one way of tangling. */
export const DOCUMENTS: Readonly<Record<string, string>> = {
  'references in their indentation': `#+begin_src python :tangle a.py :noweb yes
def f():
    <<body>>
    return 1
#+end_src
#+name: body
#+begin_src python
x = 1
if x:
    y = 2
#+end_src
`,
  'a blank line in what is referred to': `#+begin_src python :tangle a.py :noweb yes
def f():
    <<body>>
#+end_src
#+name: body
#+begin_src python
x = 1

y = 2
#+end_src
`,
  'blank lines around code': `#+begin_src python :tangle a.py :noweb yes

<<body>>
z = 3

#+end_src
#+name: body
#+begin_src python :tangle b.py

x = 1

#+end_src
`,
  'words before a reference are repeated': `#+begin_src python :tangle a.py :noweb yes
# <<body>>
x = [<<body>>] + [<<one>>] + [<<body>>]
#+end_src
#+name: body
#+begin_src python
a
b
#+end_src
#+name: one
#+begin_src python
c
#+end_src
`,
  ':noweb yes, tangle, no-export, strip-export, eval and no': [
    'yes',
    'tangle',
    'no-export',
    'strip-export',
    'eval',
    'no',
  ]
    .map(
      word => `#+name: part-${word}
#+begin_src python :noweb ${word}
in ${word}: <<deep>>
#+end_src
#+begin_src python :tangle ${word}.py :noweb ${word}
<<deep>>
<<part-yes>>
<<part-tangle>>
<<part-no-export>>
<<part-strip-export>>
<<part-eval>>
<<part-no>>
#+end_src
`,
    )
    .join('')
    .concat('#+name: deep\n#+begin_src python\nDEEP\n#+end_src\n'),
  ':noweb-ref joins blocks': `#+begin_src sh :tangle a.sh :noweb yes
<<all>>
  <<all>>
#+end_src
#+begin_src sh :noweb-ref all
one
#+end_src
* Later
:PROPERTIES:
:header-args: :noweb-ref all
:END:
#+begin_src sh
two
#+end_src
#+begin_src sh :tangle b.sh
three
#+end_src
#+begin_src sh :noweb-ref other
four
#+end_src
`,
  ':noweb-sep': `#+begin_src sh :tangle a.sh :noweb yes
<<blank>>
#+end_src
#+begin_src sh :tangle b.sh :noweb yes
<<text>>
#+end_src
#+begin_src sh :tangle c.sh :noweb yes
<<none>>
#+end_src
#+begin_src sh :noweb-ref blank :noweb-sep "\\n\\n"
one
#+end_src
#+begin_src sh :noweb-ref blank
two
#+end_src
#+begin_src sh :noweb-ref text :noweb-sep "\\n# --\\n"
one
#+end_src
#+begin_src sh :noweb-ref text :noweb-sep "\\n# ==\\n"
two
#+end_src
#+begin_src sh :noweb-ref none :noweb-sep ""
one
#+end_src
#+begin_src sh :noweb-ref none
two
#+end_src
`,
  'a name comes before a collection': `#+begin_src sh :tangle a.sh :noweb yes
<<x>>
<<y>>
<<NAMED>>
#+end_src
#+begin_src sh :noweb-ref x
collected
#+end_src
#+name: x
#+begin_src sh
named
#+end_src
#+name: x
#+begin_src sh
named again
#+end_src
#+name: named
#+begin_src sh :noweb-ref y
both
#+end_src
`,
  'a block of several roles': `#+name: one
#+begin_src sh :noweb-ref all :tangle a.sh
1
#+end_src
#+begin_src sh :noweb-ref all :tangle a.sh
2
#+end_src
#+begin_src sh :tangle b.sh :noweb yes
<<one>>
<<all>>
#+end_src
`,
  'files: yes, no, none, in folders, quoted': `#+begin_src python :tangle yes
yes
#+end_src
#+begin_src python :tangle no
no
#+end_src
#+begin_src python :tangle "in folder/a b.py" :mkdirp yes
folder
#+end_src
#+begin_src python :tangle ./in/../c.py :mkdirp t
dots
#+end_src
#+begin_src C :tangle yes
int x;
#+end_src
#+begin_src rust :tangle yes
fn main() {}
#+end_src
#+begin_src emacs-lisp :tangle yes
(message "x")
#+end_src
#+begin_src conf-that-nobody-knows :tangle yes
a = b
#+end_src
`,
  'a file without a name': `#+begin_src python :tangle
none
#+end_src
`,
  'the text of a heading': `* Heading
:PROPERTIES:
:CUSTOM_ID: Here
:END:
Text.
* Other
#+begin_src sh :tangle a.sh :noweb yes
<<here>>
#+end_src
`,
  'a file that is named in two ways': `#+begin_src sh :tangle a.sh
one
#+end_src
#+begin_src sh :tangle ./a.sh
two
#+end_src
`,
  ':shebang': `#+begin_src sh :tangle a.sh :shebang #!/bin/sh -e
echo a
#+end_src
#+begin_src sh :tangle a.sh :shebang "#!/bin/bash"
echo b
#+end_src
#+begin_src sh :tangle b.sh
echo a
#+end_src
#+begin_src sh :tangle b.sh :shebang "#!/bin/bash"
echo b
#+end_src
#+begin_src sh :tangle c.sh :shebang "// x"
echo b
#+end_src
`,
  ':tangle-mode': `#+begin_src sh :tangle a.sh :tangle-mode (identity #o640)
echo a
#+end_src
#+begin_src sh :tangle b.sh :shebang #!/bin/sh
echo a
#+end_src
#+begin_src sh :tangle b.sh :tangle-mode (identity #o600)
echo a
#+end_src
#+begin_src sh :tangle c.sh :shebang #!/bin/sh :tangle-mode (identity #o700)
echo a
#+end_src
`,
  ':comments': ['link', 'yes', 'org', 'both', 'noweb', 'no']
    .map(word => `Words.\n#+begin_src python :tangle ${word}.py :comments ${word}\nx = 1\n#+end_src\n`)
    .join(''),
  ':comments in a language that nobody knows': 'Words.\n#+begin_src nobody :tangle a :comments no\nx = 1\n#+end_src\n',
  ':padline': `#+begin_src sh :tangle a.sh
1
#+end_src
#+begin_src sh :tangle a.sh :padline no
2
#+end_src
#+begin_src sh :tangle a.sh :padline
3
#+end_src
#+begin_src sh :tangle a.sh :padline yes

4

#+end_src
`,
  'properties of the file': `#+PROPERTY: header-args :tangle a.py :noweb yes
#+PROPERTY: header-args:sh :tangle a.sh
#+property: header-args+ :padline no
#+begin_src python
<<x>>
#+end_src
#+begin_src sh
<<x>>
#+end_src
#+begin_src sh :tangle no
no
#+end_src
#+name: x
#+begin_src python :tangle b.py
x
#+end_src
`,
  'the last property of the file counts': `#+begin_src sh
a
#+end_src
#+begin_src sh
b
#+end_src
#+property: header-args :tangle a.sh :padline no
#+property: header-args :tangle b.sh
#+property: header-args: :tangle c.sh
#+begin_src text
#+property: header-args :tangle c.sh
#+end_src
`,
  'properties of headings': `#+property: header-args :tangle top.sh :padline no
#+begin_src sh
0
#+end_src
* One
:PROPERTIES:
:header-args: :tangle one.sh
:END:
#+begin_src sh
1
#+end_src
#+begin_src sh
1
#+end_src
** Two
   :properties:
   :HEADER-ARGS+: :noweb yes
   :header-args:python: :tangle two.py
   :end:
#+begin_src sh
<<x>>
#+end_src
#+begin_src python
<<x>>
#+end_src
*** Three
:PROPERTIES:
:header-args: :padline no
:END:
#+begin_src sh
3
#+end_src
#+begin_src python
3
#+end_src
* Four
SCHEDULED: <2020-01-01 Wed>
:PROPERTIES:
:header-args:sh: :tangle four.sh
:header-args:SH+: :padline no
:END:
#+begin_src sh
4
#+end_src
#+begin_src sh
4
#+end_src
* Five

:PROPERTIES:
:header-args: :tangle five.sh
:END:
#+begin_src sh
5
#+end_src
#+name: x
#+begin_src sh :tangle no
x
#+end_src
`,
  'a drawer at the top': `# A comment.
:PROPERTIES:
:header-args: :tangle a.sh
:header-args+: :padline no
:END:
#+property: header-args :tangle b.sh
#+begin_src sh
a
#+end_src
* Heading
#+begin_src sh
b
#+end_src
`,
  'a drawer that is not at the top': `#+title: x
:PROPERTIES:
:header-args: :tangle a.sh
:END:
#+begin_src sh
a
#+end_src
#+begin_src sh :tangle b.sh
b
#+end_src
`,
  'lines of arguments': `#+begin_src sh :tangle line.sh
own
#+end_src
#+header: :tangle header.sh
#+begin_src sh :tangle line.sh
header
#+end_src
#+HEADERS: :tangle first.sh
#+HEADER: :tangle second.sh
#+begin_src sh
two
#+end_src
#+header: :tangle gone.sh

#+begin_src sh
apart
#+end_src
#+name: apart

#+begin_src sh
apart
#+end_src
#+name: near
#+caption: Near
#+header: :tangle near.sh
#+attr_html: :width 1
#+begin_src sh :noweb yes
<<apart>>
near
#+end_src
`,
  'names behind which there is nothing': `#+begin_src sh :tangle a.sh :noweb yes
a<<nowhere>>b
<<a>>
#+end_src
#+name: a
#+begin_src sh
#+end_src
`,
  'what looks like a reference': `#+begin_src C++ :tangle a.cpp
std::cout << x << y >> z; a<<b>>c;
#+end_src
#+begin_src C++ :tangle b.cpp :noweb yes
std::cout << x << y >> z; << b>> <<b >> @<< \\<< <<<
<<x>> << "<<x>>"
#+end_src
#+name: x
#+begin_src C++
x << 1
#+end_src
`,
  'an at sign before a reference': `#+begin_src sh :tangle a.sh :noweb yes
@<<x>>
\\<<x>>
<<<x>>>
#+end_src
#+name: x
#+begin_src sh
x
#+end_src
#+name: <x
#+begin_src sh
y
#+end_src
`,
  'results of code': `#+name: f
#+begin_src sh :var n=1
echo $n
#+end_src
#+RESULTS: f
: 1
#+call: f(n=2)
#+begin_src sh :tangle a.sh :results output :session s :exports both
echo src_sh{x} call_f(n=3)
#+end_src
#+results:
#+begin_example
#+begin_src sh :tangle no.sh
no
#+end_src
#+end_example
`,
  variables: `#+begin_src python :tangle a.py :var x=1
print(x)
#+end_src
#+begin_src nobody :tangle b :var x=1
print(x)
#+end_src
`,
  'a prologue and an epilogue': `#+begin_src python :tangle a.py :prologue "import x" :epilogue "end()\\nend()" :noweb yes
<<b>>
#+end_src
#+name: b
#+begin_src python :prologue first
b
#+end_src
`,
  'blocks in lists': `- One
  #+begin_src sh :tangle a.sh
  one
    two
  #+end_src
  More.
  1. Two
     #+BEGIN_SRC sh :tangle a.sh
     three
     #+END_SRC
- Three

  #+begin_src sh :tangle a.sh
four
  five
  #+end_src
`,
  'blocks in other blocks and drawers': `#+begin_quote
Words.
#+begin_src sh :tangle a.sh
quote
#+end_src
More.
#+end_quote
#+begin_center
#+begin_src sh :tangle a.sh
center
#+end_src
#+end_center
#+begin_aside
#+begin_src sh :tangle a.sh
aside
#+end_src
#+end_aside
:drawer:
#+begin_src sh :tangle a.sh
drawer
#+end_src
:end:
#+begin_verse
#+begin_src sh :tangle b.sh
verse
#+end_src
#+end_verse
#+begin_comment
#+begin_src sh :tangle b.sh
comment
#+end_src
#+end_comment
#+begin_export html
#+begin_src sh :tangle b.sh
export
#+end_src
#+end_export
[fn:1] Note.
#+begin_src sh :tangle a.sh
note
#+end_src
`,
  'escaped lines': `#+begin_src org :tangle a.org.txt
,* Heading
,#+begin_src sh
  ,*x
,,* two
,#+end_src
,x
*no heading
#+end_src
`,
  'a heading ends a block': `#+begin_src text :tangle a.txt
one
* Heading
#+end_src
#+begin_src text :tangle b.txt
two
#+end_src
`,
  'large and small letters': `#+BEGIN_SRC python :tangle a.py
1
#+END_SRC
#+Begin_Src python :tangle a.py
2
#+end_SRC
#+NAME: X
#+BEGIN_SRC python :TANGLE b.py
3
#+END_SRC
`,
  switches: `#+begin_src python -n :tangle a.py
1
#+end_src
#+begin_src python -n 20 -r :tangle a.py
x = 1  (ref:one)
y = 2
#+end_src
#+begin_src python +n -k :tangle a.py
z = 3  (ref:two)
#+end_src
#+begin_src python -r -l "# %s" :tangle a.py
z = 3  # label
#+end_src
#+begin_src python -i :tangle a.py
    kept
      indent
#+end_src
#+name: kept
#+begin_src python -i
    kept
#+end_src
#+begin_src python :tangle b.py :noweb yes
<<kept>>
b
#+end_src
`,
  indentation: `  #+begin_src make :tangle Makefile
  all:
  \tcc
  \t  x
  #+end_src
#+begin_src text :tangle a.txt
    first is deeper
  than others
#+end_src
#+begin_src text :tangle b.txt
\t\ta
\t    b
#+end_src
#+begin_src text :tangle c.txt
a
  \t
b  
   
c
#+end_src
#+begin_src text :tangle d.txt
  a
 
     
  b  
#+end_src
`,
  'tabs before references': `#+begin_src make :tangle Makefile :noweb yes
all:
\t<<x>>
 \t <<x>>
#+end_src
#+name: x
#+begin_src make
a
\tb
#+end_src
`,
  'empty blocks': `#+begin_src text :tangle a.txt
#+end_src
#+begin_src text :tangle b.txt

#+end_src
#+begin_src text :tangle b.txt
b
#+end_src
#+begin_src text :tangle b.txt
#+end_src
#+begin_src text :tangle c.txt
c
#+end_src
#+begin_src text :tangle c.txt
#+end_src
#+begin_src text :tangle c.txt
c
#+end_src
`,
  'commented and archived headings': `* COMMENT One
#+begin_src sh :tangle a.sh
1
#+end_src
** Below
#+begin_src sh :tangle a.sh
2
#+end_src
* TODO [#A] COMMENT Two
#+begin_src sh :tangle a.sh
3
#+end_src
* COMMENTED
#+begin_src sh :tangle a.sh
4
#+end_src
* Three :x:ARCHIVE:
#+begin_src sh :tangle a.sh
5
#+end_src
* DONE Four
#+begin_src sh :tangle a.sh
6
#+end_src
`,
  'blocks without a language, and without an end': `#+begin_src
a
#+end_src
#+property: header-args :tangle a.txt
#+begin_src :tangle b.txt
b
#+end_src
#+begin_src text :tangle c.txt
c
#+begin_src text :tangle d.txt
d
#+end_src
#+begin_src text :tangle e.txt
e
`,
  'links, formulas and tables': `[[file:a.py][a file]] \\[ x
#+begin_src sh :tangle a.sh
1
#+end_src
\\begin{equation}
x
#+begin_src sh :tangle a.sh
2
#+end_src
\\end{equation}
| a | b |
#+begin_src sh :tangle a.sh
3
#+end_src
: #+begin_src sh :tangle a.sh
# #+begin_src sh :tangle a.sh
\\begin{open}
#+begin_src sh :tangle a.sh
4
#+end_src
`,
  'names of all kinds': `#+begin_src sh :tangle a.sh :noweb yes
<<a b>>
<<a.sh>>
<<x/y.z:w>>
<<ends...>>
<<a::b>>
<<"quoted">>
<<it's>>
<<\\back>>
<<ümlaut>>
#+end_src
${['a b', 'a.sh', 'x/y.z:w', 'ends...', 'ends too', 'a::b', '"quoted"', "it's", '\\back', 'ümlaut']
  .map(name => `#+name: ${name}\n#+begin_src sh\nthis is ${name}\n#+end_src\n`)
  .join('')}`,
  'line ends of Windows': `#+begin_src sh :tangle a.sh :noweb yes\r\n  <<x>>\r\n#+end_src\r\n#+name: x\r\n#+begin_src sh\r\na\r\nb\r\n#+end_src\r\n`,
  'fences in code': '#+begin_src text :tangle a.md\n```\n~~~~\n````\n#+end_src\n',
  'deep references': `#+begin_src sh :tangle a.sh :noweb yes
if x
  <<a>>
fi
#+end_src
#+name: a
#+begin_src sh :noweb yes
if y
  <<b>>
  more <<c>> more
fi
#+end_src
#+name: b
#+begin_src sh :noweb no-export
<<c>>
  <<c>>
#+end_src
#+name: c
#+begin_src sh
c
#+end_src
`,
};
