/**
 * Commands that temml knows, and LaTeX with the packages amsmath, amssymb, mathtools, bm, cancel and hyperref does not; found by asking a
 * LaTeX for each command in temml's source.
 */
export const NOT_IN_LATEX: ReadonlySet<string> = new Set(
  (
    'Angstrom Beta Bot Bqty Bra Braket Chi Complex Coppa Dagger Darr Earth Epsilon Eta Harr Iota Kappa Ket Koppa Larr ' +
    'Lrarr Mu Nand Nor Nu Omicron Otimes Overrightarrow PV Perp QED Rarr Reals Res Rho Sampi Set Sqcap Sqcup Stigma Tau ' +
    'Temml Tiny Tr Uarr VDash Vee Wedge Xor Zeta absolutevalue acomm alef alefsym angl angln anticommutator arcctg arceq ' +
    'arctg astrosun backcong backdprime backtrprime ballotx barcap barcup barvee bigcupdot bigcupplus ' +
    'bigdoublevee bigdoublewedge bigsqcap blackhourglass boxast boxbox boxcircle boxslash bqty bra braket bull ' +
    'capbarcup capdot capovercup ce cent ch chemequilibrium circledequal circledparallel circledvert circlehbar ' +
    'closedvarcap closedvarcup clubs cnums coh coloncolon coloncolonapprox coloncolonequals coloncolonminus coloncolonsim ' +
    'colonequals colonminus comm commutator concavediamond concavediamondtickleft concavediamondtickright coppa cosec ' +
    'cotg cp cross crossproduct ctg cth cupovercap curl dArr darr dd degree derivative diameter diamonds differential ' +
    'divergence dotminus dotproduct dotsx doublebarvee dprime dv dyad eqdef eqeq eqeqeq equal equalscolon ' +
    'equalscoloncolon equilibriumLeft equilibriumRight erf euro ev eval evaluated exist expectationvalue expval fdv ' +
    'female fint fullouterjoin functionalderivative grad gradient gt hArr harr hearts hourglass iddots image imageof ' +
    'incoh infin innerproduct intBar intbar intcap intclockwise intcup interleave intlarhk intx invamp invlazys isin ket ' +
    'ketbra koppa lAngle lArr lBrace lang laplacian larr leftmodels leftmoon leftouterjoin lightning llangle llbracket ' +
    'llparenthesis longdiv longleftharpoondown longrightharpoonup lozengeminus lrArr lrarr lt male mapsfrom mathscr ' +
    'mathsfit matrixel matrixelement measeq mel mesomerism minuscolon minuscoloncolon minusdot minusfdots minusrdots ' +
    'multimapboth multimapinv natnums notni nsubset nsupset obar obslash oc odiv odv ogreaterthan oiiint oiint olessthan ' +
    'omicron op operp order origof otimeshat outerproduct overgroup overleftharpoon overparen overrightharpoon parr ' +
    'partialderivative pb pdv permil phase plim plusmn pointint poissonbracket pqty principalvalue pu pv qall qand qas ' +
    'qassume qc qcc qcomma qelse qeven qfor qgiven qif qin qinteger qlet qodd qor qotherwise qprime qq qqtext qsince ' +
    'qthen qty quantity questeq qunless qusing rAngle rArr rBrace rang rank rarr reals rightmoon rightouterjoin rppolint ' +
    'rrangle rrbracket rrparenthesis sampi scoh scpolint sdot sect set sgn sh shift shneg shpos shuffle sincoh sixptsize ' +
    'smashtimes smiley sout spades sqint sslash standardstate stareq stigma strictfi strictif sub sube sun supe tg ' +
    'thetasym threedotcolon tr triDash triangleminus triangleplus triangletimes tripleDash tripleDashBetweenDoubleLine ' +
    'tripleDashOverDoubleLine tripleDashOverLine trprime twocaps twocups typecolon uArr uarr undergroup underparen ' +
    'uniDash upalpha upand upbeta upchi updelta upepsilon upeta upgamma upiota upkappa uplambda upmu upnu upomega ' +
    'upomicron upphi uppi uppsi uprho upsigma uptau uptheta upupsilon upxi upzeta utilde va var varclubsuit varcoppa ' +
    'vardiamondsuit varheartsuit variation varointclockwise varspadesuit varvdots vb vdot vectorarrow vectorbold ' +
    'vectorunit veedot veedoublebar veeeq veeonvee vqty vu wedgebar wedgedot wedgedoublebar wedgeonwedge wedgeq weierp ' +
    'whitesquaretickleft whitesquaretickright widecheck wideparen with wn xlongequal xtofrom xtwoheadleftarrow ' +
    'xtwoheadrightarrow yields yieldsLeft yieldsLeftRight'
  ).split(' '),
);
