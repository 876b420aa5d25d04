/**
 * The macros of Z and Object-Z, one a line: name, what it prints, kind, in which dialects (`o`z, `z`ed-csp, `f`uzz,
 * `i`SO) it is, meaning; two spaces between the columns. Collected from
 * oz.sty, zed-csp.sty, fuzz, CZT and ISO/IEC 13568:2002, whose names differ less than their authors.
 */
export const MACROS = String.raw`
\nat           ℕ        atom             ozfi  set of naturals 0,1,2..
\natone        ℕ₁       atom             o     positive naturals
\nplus         ℕ₁       atom             o     positive naturals
\integer       ℤ        atom             o     integers
\num           ℤ        atom             ozfi  integers
\real          ℝ        atom             oz    reals (not in ISO toolkit)
\bool          𝔹        atom             o     booleans (Object-Z)
\arithmos      𝔸        atom             oi    ISO prelude: all numbers
\rat           ℚ        atom             z     rationals (zed-csp)
\div           div      infix            ozfi  integer division (NOT ÷ as in TeX math)
\mod           mod      infix            ozfi  modulo
\succ          succ     prefix           ozfi  successor (NOT ≻ as in TeX math)
\negate        -        prefix           oi    arithmetic negation (ISO)
\leq           ≤        relation         ozfi  at most
\geq           ≥        relation         ozfi  at least
\leqslant      ⩽        relation         ozfi  at most (slanted); normalise to ≤
\geqslant      ⩾        relation         ozfi  at least (slanted); normalise to ≥
\upto          ..       infix            ozfi  integer range
\min           min      prefix           ozfi  least element of a set of integers
\max           max      prefix           ozfi  greatest element of a set of integers
\expon         ^        infix            o     exponent: superscript what follows
\lnot          ¬        prefix           ozfi  not
\land          ∧        infix            ozfi  and
\lor           ∨        infix            ozfi  or
\imp           ⇒        infix            o     implies
\implies       ⇒        infix            ozfi  implies
\iff           ⇔        infix            ozfi  equivalent
\all           ∀        quantifier       o     for all
\forall        ∀        quantifier       ozfi  for all
\exi           ∃        quantifier       o     there exists
\exists        ∃        quantifier       ozfi  there exists
\exione        ∃₁       quantifier       o     exactly one (ISO/fuzz mark-up: \exists_1)
\nexi          ∄        quantifier       o     there is no
\nexists       ∄        quantifier       o     there is no
\dot           •        separator        o     such-that dot of a quantifier; ASCII @ in ISO and fuzz (NOT the accent \dot)
\spot          •        separator        ozf   such-that dot of a quantifier; ASCII @ in ISO and fuzz (NOT the accent \dot)
\true          true     atom             o     truth
\false         false    atom             o     falsity
\zlet          let      keyword          o     local definition
\LET           let      keyword          ozfi  local definition
\zin           in       keyword          o     body of let (oz)
\zwhere        where    keyword          o     oz where
\IF            if       keyword          ozfi  conditional expression
\THEN          then     keyword          ozfi  conditional expression
\ELSE          else     keyword          ozfi  conditional expression
\vdash         ⊢        relation         ozfi  conjecture / entails
\shows         ⊢        relation         ozf   conjecture / entails
\thrm          ⊢        relation         o     conjecture / entails
\emptyset      ∅        atom             ozfi  empty set
\varemptyset   { }      atom             o     empty set written with braces
\empty         ∅        atom             ozf   fuzz spelling of the empty set
\mem           ∈        relation         o     member of
\in            ∈        relation         ozfi  member of
\nem           ∉        relation         o     not a member of
\nmem          ∉        relation         o     not a member of
\notin         ∉        relation         ozfi  not a member of
\neq           ≠        relation         ozfi  not equal
\pset          ℙ        prefix           o     power set
\power         ℙ        prefix           ozfi  power set
\psetone       ℙ₁       prefix           o     non-empty subsets (ISO/fuzz mark-up: \power_1)
\fset          𝔽        prefix           o     finite subsets
\finset        𝔽        prefix           ozfi  finite subsets
\fsetone       𝔽₁       prefix           o     non-empty finite subsets (\finset_1)
\sset          𝕊        prefix           o     oz \sset
\uni           ∪        infix            o     union
\union         ∪        infix            oz    union
\cup           ∪        infix            ozfi  union
\int           ∩        infix            o     intersection (NOT ∫ as in TeX math)
\inter         ∩        infix            oz    intersection (NOT ∫ as in TeX math)
\cap           ∩        infix            ozfi  intersection (NOT ∫ as in TeX math)
\diff          ∖        infix            o     set difference (ISO 2002: U+005C; CZT: U+2216)
\setminus      ∖        infix            ozfi  set difference (ISO 2002: U+005C; CZT: U+2216)
\symdiff       ⊖        infix            oi    symmetric difference (ISO)
\subs          ⊆        relation         o     subset or equal
\subseteq      ⊆        relation         ozfi  subset or equal
\psubs         ⊂        relation         o     proper subset
\subset        ⊂        relation         ozfi  proper subset
\sups          ⊇        relation         o     superset or equal
\supseteq      ⊇        relation         ozfi  superset or equal
\psups         ⊃        relation         o     proper superset
\supset        ⊃        relation         ozfi  proper superset
\prod          ×        infix            o     Cartesian product (NOT ∏ as in TeX math)
\cross         ×        infix            ozfi  Cartesian product (NOT ∏ as in TeX math)
\duni          ⋃        prefix           o     generalised union
\dunion        ⋃        prefix           o     generalised union
\bigcup        ⋃        prefix           ozfi  generalised union
\dint          ⋂        prefix           o     generalised intersection
\dinter        ⋂        prefix           o     generalised intersection
\bigcap        ⋂        prefix           ozfi  generalised intersection
\#             #        prefix           ozfi  cardinality / length
\mid           ∣        separator        ozfi  bar between declaration and predicate (same as the ASCII bar)
\cbar          ∣        separator        o     bar between declaration and predicate (same as the ASCII bar)
\lambda        λ        binder           ozfi  function abstraction
\mu            μ        binder           ozfi  definite description
\theta         θ        prefix           ozfi  binding formation
\rel           ↔        infix-generic    ozfi  relations between two sets
\map           ↦        infix            o     maplet
\mapsto        ↦        infix            ozfi  maplet
\dom           dom      prefix           ozfi  domain
\ran           ran      prefix           ozfi  range
\id            id       prefix           ozfi  identity relation
\dres          ◁        infix            ozfi  domain restriction
\rres          ▷        infix            ozfi  range restriction
\dsub          ⩤        infix            o     domain anti-restriction
\ndres         ⩤        infix            ozfi  domain anti-restriction
\rsub          ⩥        infix            o     range anti-restriction
\nrres         ⩥        infix            ozfi  range anti-restriction
\fovr          ⊕        infix            o     overriding
\oplus         ⊕        infix            ozfi  overriding
\cmp           ∘        infix            o     backward composition
\circ          ∘        infix            ozfi  backward composition
\fcmp          ⨾        infix            o     forward relational composition
\comp          ⨾        infix            ozfi  forward relational composition
\inv           ∼        postfix          ozfi  relational inverse
\tcl           ⁺        postfix          o     transitive closure (superscript)
\plus          ⁺        postfix          ozfi  transitive closure (superscript)
\rtcl          *        postfix          o     reflexive transitive closure (superscript)
\star          *        postfix          ozfi  reflexive transitive closure (superscript)
\iter          ^        postfix          o     iteration: superscript what follows
\limg          ⦇        open             ozfi  left image bracket
\rimg          ⦈        close            ozfi  right image bracket
\tfun          →        infix-generic    o     total functions
\fun           →        infix-generic    ozfi  total functions
\pfun          ⇸        infix-generic    ozfi  partial functions
\tinj          ↣        infix-generic    o     total injections
\inj           ↣        infix-generic    ozfi  total injections
\pinj          ⤔        infix-generic    ozfi  partial injections
\tsur          ↠        infix-generic    o     total surjections
\surj          ↠        infix-generic    ozfi  total surjections
\psur          ⤀        infix-generic    o     partial surjections
\psurj         ⤀        infix-generic    ozfi  partial surjections
\bij           ⤖        infix-generic    ozfi  bijections
\ffun          ⇻        infix-generic    ozfi  finite partial functions
\finj          ⤕        infix-generic    ozfi  finite partial injections
\disjoint      disjoint  prefix-relation  ozfi  indexed family is disjoint
\partition     partition  relation         ozfi  indexed family partitions a set
\partitions    partition  relation         o     indexed family partitions a set
\seq           seq      prefix           ozfi  finite sequences
\seqone        seq₁     prefix           o     non-empty sequences (\seq_1)
\iseq          iseq     prefix           ozfi  injective sequences
\seqi          seq∞     prefix           o     infinite sequences (oz)
\emptyseq      ⟨⟩       atom             o     empty sequence
\lseq          ⟨        open             o     sequence bracket (ISO 2002: U+3008; use U+27E8)
\langle        ⟨        open             ozfi  sequence bracket (ISO 2002: U+3008; use U+27E8)
\rseq          ⟩        close            o     sequence bracket (ISO 2002: U+3009; use U+27E9)
\rangle        ⟩        close            ozfi  sequence bracket (ISO 2002: U+3009; use U+27E9)
\cat           ⁀        infix            ozfi  concatenation
\dcat          ⁀/       prefix           ozfi  distributed concatenation
\dovr          ⊕/       prefix           o     distributed overriding
\dcmp          ⨾/       prefix           o     distributed composition
\extract       ↿        infix            ozfi  extraction of indices
\ires          ↿        infix            o     extraction of indices
\sres          ↾        infix            o     filter of elements
\filter        ↾        infix            ozfi  filter of elements
\ssub          ↾-       infix            o     oz anti-filter
\isub          ↿-       infix            o     oz anti-extraction
\head          head     prefix           o     first element
\tail          tail     prefix           o     all but the first
\front         front    prefix           o     all but the last
\last          last     prefix           o     last element
\rev           rev      prefix           o     reverse
\squash        squash   prefix           o     compact to a sequence
\next          next     prefix           ozf   oz \next
\inseq         in       relation         ozf   contiguous subsequence
\infix         infix    relation         oi    ISO name for segment; in oz \infix{r} underlines a relation
\prefix        prefix   relation         ozfi  initial segment (oz prints ⊆)
\suffix        suffix   relation         ozfi  final segment
\subseq        subseq   relation         oz    subsequence (oz)
\bag           bag      prefix           ozf   bags
\lbag          ⟦        open             ozf   bag bracket
\rbag          ⟧        close            ozf   bag bracket
\emptybag      ⟦⟧       atom             o     empty bag
\bagcount      count    prefix           o     multiplicity function
\bcount        ♯        infix            zf    multiplicity (fuzz, zed-csp)
\buni          ⊎        infix            o     bag union
\uplus         ⊎        infix            ozfi  bag union
\uminus        ⩁        infix            zf    bag difference
\otimes        ⊗        infix            ozfi  bag scaling
\inbag         in       relation         ozf   bag membership (fuzz, zed-csp glyph; Z Reference Manual ⋿)
\subbageq      ⊑        relation         zf    sub-bag
\items         items    prefix           o     bag of the items of a sequence
\ddef          ::=      definition       o     free type definition
\bbar          ∣        separator        o     free type branch separator
\defs          ≙        definition       ozf   zed-csp and fuzz: schema definition ≙; oz.sty: abbreviation == (CONFLICT: resolve by dialect)
\sdef          ≙        definition       o     oz schema / operation definition (CZT: U+2259)
\sdefs         ≙        definition       o     oz schema / operation definition (CZT: U+2259)
\varsdef       ≜        definition       o     oz variant of the definition sign
\lang          ⟪        open             o     free type constructor bracket (ISO 2002: U+300A; use U+27EA)
\ldata         ⟪        open             ozfi  free type constructor bracket (ISO 2002: U+300A; use U+27EA)
\rang          ⟫        close            o     free type constructor bracket (ISO 2002: U+300B; use U+27EB)
\rdata         ⟫        close            ozfi  free type constructor bracket (ISO 2002: U+300B; use U+27EB)
\lblot         ⦉        open             ozfi  binding bracket
\lbind         ⦉        open             z     binding bracket
\rblot         ⦊        close            ozfi  binding bracket
\rbind         ⦊        close            z     binding bracket
\bind          ⇝        infix            zf    binding arrow (fuzz, zed-csp)
\bindsto       ⇝        infix            z     binding arrow (fuzz, zed-csp)
\typecolon     :        separator        o     CZT typed colon
\Delta         Δ        prefix-name      ozfi  before+after state inclusion; in Object-Z \Delta(x,y) is the list of changed variables
\Xi            Ξ        prefix-name      ozfi  unchanged state inclusion
\pre           pre      prefix           ozfi  precondition
\post          post     prefix           o     postcondition (oz)
\pred          pred     prefix           o     predicate part (oz)
\hide          ⧹        infix            ozfi  schema hiding
\zhide         ⧹        infix            o     schema hiding
\project       ⨡        infix            ozfi  schema projection; \visibility uses the same glyph in classes
\zproject      ⨡        infix            o     schema projection; \visibility uses the same glyph in classes
\semi          ⨟        infix            ozfi  schema composition
\zcmp          ⨟        infix            o     schema composition
\pipe          ⨠        infix            ozfi  schema piping
\zpipe         ⨠        infix            o     schema piping
\zand          ∧        infix            o     schema conjunction (large)
\zor           ∨        infix            o     schema disjunction (large)
\znot          ¬        prefix           o     schema negation (large)
\zimp          ⇒        infix            o     schema implication
\zeq           ⇔        infix            o     schema equivalence
\zall          ∀        quantifier       o     schema universal quantifier
\zexi          ∃        quantifier       o     schema existential quantifier
\zbar          ∣        separator        o     bar of a horizontal schema
\zfor          /        infix            o     renaming slash S[new/old]
\zovr          ⊕        infix            o     schema overriding
\lsch          [        open             o     horizontal schema bracket
\rsch          ]        close            o     horizontal schema bracket
\where         ―        structure        ozf   middle rule of a box: declarations above, predicates below
\ST            ―        structure        o     middle rule of a box: declarations above, predicates below
\Init          INIT     atom             o     initial-state schema name of a class
\Exit          EXIT     atom             o     oz exit name
\visibility    ↾        prefix           o     visibility list of a class
\poly          ↓        prefix           o     polymorphic reference: class or any subclass
\classuni      ⩂        infix            o     class union (oz prints ∪; CZT U+2A42)
\oid           𝕆        atom             o     object identities
\self          self     atom             o     the object itself
\contained     contained  postfix          o     containment
\cid           Ⓒ        postfix          o     object containment mark (CZT: \copyright U+24B8)
\sid           Ⓢ        postfix          o     oz shared mark
\eid           Ⓔ        postfix          o     oz external mark
\pll           ∥        infix            o     parallel communication of operations
\plo           ∥!       infix            o     parallel with output kept (associative parallel)
\sqc           ⨟        infix            o     sequential composition of operations
\cnj           ∧        infix            o     conjunction of operations
\gch           []       infix            o     (angelic) choice of operations (CZT U+2AFE)
\enh           •        infix            o     scope enrichment of operations
\dsqc          ⨟        prefix           o     distributed sequential composition
\dgch          []       prefix           o     distributed choice (CZT U+2AFF)
\dcnj          ⋀        prefix           o     distributed conjunction (CZT U+22C0)
\dpll          ∥        prefix           o     distributed parallel
\inherits      ≻        relation         o     inherits from (oz)
\subclass      ≻        relation         o     inherits from (oz)
\isa           ≻        relation         o     inherits from (oz)
\childof       ≻        relation         o     inherits from (oz)
\supclass      ≺        relation         o     inherited by (oz)
\parentof      ≺        relation         o     inherited by (oz)
\subtype       ⊏        relation         o     subtype (oz)
\subtypeeq     ⊑        relation         o     subtype or equal (oz)
\refines       ⊒        relation         o     refines (oz)
\redef         redef    keyword          o     redefinition mark in inheritance (oz)
\always        □        prefix           o     always
\henceforth    □        prefix           o     always
\eventually    ◇        prefix           o     eventually
\atnext        ○        prefix           o     at the next state
\SECTION       section  keyword          i     ISO section header
\parents       parents  keyword          i     ISO section parents
\function      function  keyword          oi    operator template: function
\generic       generic  keyword          oi    operator template: generic
\relation      relation  keyword          oi    operator template: relation
\leftassoc     leftassoc  keyword          oi    operator template associativity
\rightassoc    rightassoc  keyword          o     operator template associativity
\varg          _        atom             oi    operator template argument
\listarg       ,,       atom             oi    operator template list argument
\copyright     Ⓒ        postfix          o     CZT Object-Z containment mark
\also          NL       layout           ozf   small vertical gap, new line
\Also          NL       layout           o     2x gap
\ALSO          NL       layout           o     4x gap
\zbreak        NL       layout           o     page-break opportunity in a box
\znewpage      NL       layout           o     forced page break in a box
\classbreak    NL       layout           o     page-break opportunity between class members
\t             TAB      layout           ozf   \t1..\t9 indentation step (NOT the TeX tie accent)
\M             TAB      layout           o     push left margin (oz)
\O             TAB      layout           o     pop left margin (oz)
\S             SPACE    layout           o     oz space (NOT §)
\_             _        layout           ozfi  underscore in names and operator templates
\derive        ―        structure        ozf   rule of an inference rule, optional side condition
\Derive        ═        structure        o     double rule (oz)
\comment       [text]   layout           o     oz margin comment
\nextside      COL      layout           o     next column of sidebyside (oz)
`;
