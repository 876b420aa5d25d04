/**
 * The macros of Z and Object-Z, one a line: name, what it prints, kind, meaning; two spaces between the columns. Collected from
 * oz.sty, zed-csp.sty, fuzz, CZT and ISO/IEC 13568:2002, whose names differ less than their authors.
 */
export const MACROS = String.raw`
\nat           ℕ         atom             set of naturals 0,1,2..
\natone        ℕ₁        atom             positive naturals
\nplus         ℕ₁        atom             positive naturals
\integer       ℤ         atom             integers
\num           ℤ         atom             integers
\real          ℝ         atom             reals (not in ISO toolkit)
\bool          𝔹         atom             booleans (Object-Z)
\arithmos      𝔸         atom             ISO prelude: all numbers
\rat           ℚ         atom             rationals (zed-csp)
\div           div       infix            integer division (NOT ÷ as in TeX math)
\mod           mod       infix            modulo
\succ          succ      prefix           successor (NOT ≻ as in TeX math)
\negate        -         prefix           arithmetic negation (ISO)
\leq           ≤         relation         at most
\geq           ≥         relation         at least
\leqslant      ⩽         relation         at most (slanted); normalise to ≤
\geqslant      ⩾         relation         at least (slanted); normalise to ≥
\upto          ..        infix            integer range
\min           min       prefix           least element of a set of integers
\max           max       prefix           greatest element of a set of integers
\expon         ^         infix            exponent: superscript what follows
\lnot          ¬         prefix           not
\land          ∧         infix            and
\lor           ∨         infix            or
\imp           ⇒         infix            implies
\implies       ⇒         infix            implies
\iff           ⇔         infix            equivalent
\all           ∀         quantifier       for all
\forall        ∀         quantifier       for all
\exi           ∃         quantifier       there exists
\exists        ∃         quantifier       there exists
\exione        ∃₁        quantifier       exactly one (ISO/fuzz mark-up: \exists_1)
\nexi          ∄         quantifier       there is no
\nexists       ∄         quantifier       there is no
\dot           •         separator        such-that dot of a quantifier; ASCII @ in ISO and fuzz (NOT the accent \dot)
\spot          •         separator        such-that dot of a quantifier; ASCII @ in ISO and fuzz (NOT the accent \dot)
\true          true      atom             truth
\false         false     atom             falsity
\zlet          let       keyword          local definition
\LET           let       keyword          local definition
\zin           in        keyword          body of let (oz)
\zwhere        where     keyword          oz where
\IF            if        keyword          conditional expression
\THEN          then      keyword          conditional expression
\ELSE          else      keyword          conditional expression
\vdash         ⊢         relation         conjecture / entails
\shows         ⊢         relation         conjecture / entails
\thrm          ⊢         relation         conjecture / entails
\emptyset      ∅         atom             empty set
\varemptyset   { }       atom             empty set written with braces
\empty         ∅         atom             fuzz spelling of the empty set
\mem           ∈         relation         member of
\in            ∈         relation         member of
\nem           ∉         relation         not a member of
\nmem          ∉         relation         not a member of
\notin         ∉         relation         not a member of
\neq           ≠         relation         not equal
\pset          ℙ         prefix           power set
\power         ℙ         prefix           power set
\psetone       ℙ₁        prefix           non-empty subsets (ISO/fuzz mark-up: \power_1)
\fset          𝔽         prefix           finite subsets
\finset        𝔽         prefix           finite subsets
\fsetone       𝔽₁        prefix           non-empty finite subsets (\finset_1)
\sset          𝕊         prefix           oz \sset
\uni           ∪         infix            union
\union         ∪         infix            union
\cup           ∪         infix            union
\int           ∩         infix            intersection (NOT ∫ as in TeX math)
\inter         ∩         infix            intersection (NOT ∫ as in TeX math)
\cap           ∩         infix            intersection (NOT ∫ as in TeX math)
\diff          ∖         infix            set difference (ISO 2002: U+005C; CZT: U+2216)
\setminus      ∖         infix            set difference (ISO 2002: U+005C; CZT: U+2216)
\symdiff       ⊖         infix            symmetric difference (ISO)
\subs          ⊆         relation         subset or equal
\subseteq      ⊆         relation         subset or equal
\psubs         ⊂         relation         proper subset
\subset        ⊂         relation         proper subset
\sups          ⊇         relation         superset or equal
\supseteq      ⊇         relation         superset or equal
\psups         ⊃         relation         proper superset
\supset        ⊃         relation         proper superset
\prod          ×         infix            Cartesian product (NOT ∏ as in TeX math)
\cross         ×         infix            Cartesian product (NOT ∏ as in TeX math)
\duni          ⋃         prefix           generalised union
\dunion        ⋃         prefix           generalised union
\bigcup        ⋃         prefix           generalised union
\dint          ⋂         prefix           generalised intersection
\dinter        ⋂         prefix           generalised intersection
\bigcap        ⋂         prefix           generalised intersection
\#             #         prefix           cardinality / length
\mid           ∣         separator        bar between declaration and predicate (same as the ASCII bar)
\cbar          ∣         separator        bar between declaration and predicate (same as the ASCII bar)
\lambda        λ         binder           function abstraction
\mu            μ         binder           definite description
\theta         θ         prefix           binding formation
\rel           ↔         infix-generic    relations between two sets
\map           ↦         infix            maplet
\mapsto        ↦         infix            maplet
\dom           dom       prefix           domain
\ran           ran       prefix           range
\id            id        prefix           identity relation
\dres          ◁         infix            domain restriction
\rres          ▷         infix            range restriction
\dsub          ⩤         infix            domain anti-restriction
\ndres         ⩤         infix            domain anti-restriction
\rsub          ⩥         infix            range anti-restriction
\nrres         ⩥         infix            range anti-restriction
\fovr          ⊕         infix            overriding
\oplus         ⊕         infix            overriding
\cmp           ∘         infix            backward composition
\circ          ∘         infix            backward composition
\fcmp          ⨾         infix            forward relational composition
\comp          ⨾         infix            forward relational composition
\inv           ∼         postfix          relational inverse
\tcl           ⁺         postfix          transitive closure (superscript)
\plus          ⁺         postfix          transitive closure (superscript)
\rtcl          *         postfix          reflexive transitive closure (superscript)
\star          *         postfix          reflexive transitive closure (superscript)
\iter          ^         postfix          iteration: superscript what follows
\limg          ⦇         open             left image bracket
\rimg          ⦈         close            right image bracket
\tfun          →         infix-generic    total functions
\fun           →         infix-generic    total functions
\pfun          ⇸         infix-generic    partial functions
\tinj          ↣         infix-generic    total injections
\inj           ↣         infix-generic    total injections
\pinj          ⤔         infix-generic    partial injections
\tsur          ↠         infix-generic    total surjections
\surj          ↠         infix-generic    total surjections
\psur          ⤀         infix-generic    partial surjections
\psurj         ⤀         infix-generic    partial surjections
\bij           ⤖         infix-generic    bijections
\ffun          ⇻         infix-generic    finite partial functions
\finj          ⤕         infix-generic    finite partial injections
\disjoint      disjoint  prefix-relation  indexed family is disjoint
\partition     partition  relation         indexed family partitions a set
\partitions    partition  relation         indexed family partitions a set
\seq           seq       prefix           finite sequences
\seqone        seq₁      prefix           non-empty sequences (\seq_1)
\iseq          iseq      prefix           injective sequences
\seqi          seq∞      prefix           infinite sequences (oz)
\emptyseq      ⟨⟩        atom             empty sequence
\lseq          ⟨         open             sequence bracket (ISO 2002: U+3008; use U+27E8)
\langle        ⟨         open             sequence bracket (ISO 2002: U+3008; use U+27E8)
\rseq          ⟩         close            sequence bracket (ISO 2002: U+3009; use U+27E9)
\rangle        ⟩         close            sequence bracket (ISO 2002: U+3009; use U+27E9)
\cat           ⁀         infix            concatenation
\dcat          ⁀/        prefix           distributed concatenation
\dovr          ⊕/        prefix           distributed overriding
\dcmp          ⨾/        prefix           distributed composition
\extract       ↿         infix            extraction of indices
\ires          ↿         infix            extraction of indices
\sres          ↾         infix            filter of elements
\filter        ↾         infix            filter of elements
\ssub          ↾-        infix            oz anti-filter
\isub          ↿-        infix            oz anti-extraction
\head          head      prefix           first element
\tail          tail      prefix           all but the first
\front         front     prefix           all but the last
\last          last      prefix           last element
\rev           rev       prefix           reverse
\squash        squash    prefix           compact to a sequence
\next          next      prefix           oz \next
\inseq         in        relation         contiguous subsequence
\infix         infix     relation         ISO name for segment; in oz \infix{r} underlines a relation
\prefix        prefix    relation         initial segment (oz prints ⊆)
\suffix        suffix    relation         final segment
\subseq        subseq    relation         subsequence (oz)
\bag           bag       prefix           bags
\lbag          ⟦         open             bag bracket
\rbag          ⟧         close            bag bracket
\emptybag      ⟦⟧        atom             empty bag
\bagcount      count     prefix           multiplicity function
\bcount        ♯         infix            multiplicity (fuzz, zed-csp)
\buni          ⊎         infix            bag union
\uplus         ⊎         infix            bag union
\uminus        ⩁         infix            bag difference
\otimes        ⊗         infix            bag scaling
\inbag         in        relation         bag membership (fuzz, zed-csp glyph; Z Reference Manual ⋿)
\subbageq      ⊑         relation         sub-bag
\items         items     prefix           bag of the items of a sequence
\ddef          ::=       definition       free type definition
\bbar          ∣         separator        free type branch separator
\defs          ≙         definition       zed-csp and fuzz: schema definition ≙; oz.sty: abbreviation == (CONFLICT: resolve by dialect)
\sdef          ≙         definition       oz schema / operation definition (CZT: U+2259)
\sdefs         ≙         definition       oz schema / operation definition (CZT: U+2259)
\varsdef       ≜         definition       oz variant of the definition sign
\lang          ⟪         open             free type constructor bracket (ISO 2002: U+300A; use U+27EA)
\ldata         ⟪         open             free type constructor bracket (ISO 2002: U+300A; use U+27EA)
\rang          ⟫         close            free type constructor bracket (ISO 2002: U+300B; use U+27EB)
\rdata         ⟫         close            free type constructor bracket (ISO 2002: U+300B; use U+27EB)
\lblot         ⦉         open             binding bracket
\lbind         ⦉         open             binding bracket
\rblot         ⦊         close            binding bracket
\rbind         ⦊         close            binding bracket
\bind          ⇝         infix            binding arrow (fuzz, zed-csp)
\bindsto       ⇝         infix            binding arrow (fuzz, zed-csp)
\typecolon     :         separator        CZT typed colon
\Delta         Δ         prefix-name      before+after state inclusion; in Object-Z \Delta(x,y) is the list of changed variables
\Xi            Ξ         prefix-name      unchanged state inclusion
\pre           pre       prefix           precondition
\post          post      prefix           postcondition (oz)
\pred          pred      prefix           predicate part (oz)
\hide          ⧹         infix            schema hiding
\zhide         ⧹         infix            schema hiding
\project       ⨡         infix            schema projection; \visibility uses the same glyph in classes
\zproject      ⨡         infix            schema projection; \visibility uses the same glyph in classes
\semi          ⨟         infix            schema composition
\zcmp          ⨟         infix            schema composition
\pipe          ⨠         infix            schema piping
\zpipe         ⨠         infix            schema piping
\zand          ∧         infix            schema conjunction (large)
\zor           ∨         infix            schema disjunction (large)
\znot          ¬         prefix           schema negation (large)
\zimp          ⇒         infix            schema implication
\zeq           ⇔         infix            schema equivalence
\zall          ∀         quantifier       schema universal quantifier
\zexi          ∃         quantifier       schema existential quantifier
\zbar          ∣         separator        bar of a horizontal schema
\zfor          /         infix            renaming slash S[new/old]
\zovr          ⊕         infix            schema overriding
\lsch          [         open             horizontal schema bracket
\rsch          ]         close            horizontal schema bracket
\where         ―         structure        middle rule of a box: declarations above, predicates below
\ST            ―         structure        middle rule of a box: declarations above, predicates below
\Init          INIT      atom             initial-state schema name of a class
\Exit          EXIT      atom             oz exit name
\visibility    ↾         prefix           visibility list of a class
\poly          ↓         prefix           polymorphic reference: class or any subclass
\classuni      ⩂         infix            class union (oz prints ∪; CZT U+2A42)
\oid           𝕆         atom             object identities
\self          self      atom             the object itself
\contained     contained  postfix          containment
\cid           Ⓒ         postfix          object containment mark (CZT: \copyright U+24B8)
\sid           Ⓢ         postfix          oz shared mark
\eid           Ⓔ         postfix          oz external mark
\pll           ∥         infix            parallel communication of operations
\plo           ∥!        infix            parallel with output kept (associative parallel)
\sqc           ⨟         infix            sequential composition of operations
\cnj           ∧         infix            conjunction of operations
\gch           []        infix            (angelic) choice of operations (CZT U+2AFE)
\enh           •         infix            scope enrichment of operations
\dsqc          ⨟         prefix           distributed sequential composition
\dgch          []        prefix           distributed choice (CZT U+2AFF)
\dcnj          ⋀         prefix           distributed conjunction (CZT U+22C0)
\dpll          ∥         prefix           distributed parallel
\inherits      ≻         relation         inherits from (oz)
\subclass      ≻         relation         inherits from (oz)
\isa           ≻         relation         inherits from (oz)
\childof       ≻         relation         inherits from (oz)
\supclass      ≺         relation         inherited by (oz)
\parentof      ≺         relation         inherited by (oz)
\subtype       ⊏         relation         subtype (oz)
\subtypeeq     ⊑         relation         subtype or equal (oz)
\refines       ⊒         relation         refines (oz)
\redef         redef     keyword          redefinition mark in inheritance (oz)
\always        □         prefix           always
\henceforth    □         prefix           always
\eventually    ◇         prefix           eventually
\atnext        ○         prefix           at the next state
\SECTION       section   keyword          ISO section header
\parents       parents   keyword          ISO section parents
\function      function  keyword          operator template: function
\generic       generic   keyword          operator template: generic
\relation      relation  keyword          operator template: relation
\leftassoc     leftassoc  keyword          operator template associativity
\rightassoc    rightassoc  keyword          operator template associativity
\varg          _         atom             operator template argument
\listarg       ,,        atom             operator template list argument
\copyright     Ⓒ         postfix          CZT Object-Z containment mark
\also          NL        layout           small vertical gap, new line
\Also          NL        layout           2x gap
\ALSO          NL        layout           4x gap
\zbreak        NL        layout           page-break opportunity in a box
\znewpage      NL        layout           forced page break in a box
\classbreak    NL        layout           page-break opportunity between class members
\t             TAB       layout           \t1..\t9 indentation step (NOT the TeX tie accent)
\M             TAB       layout           push left margin (oz)
\O             TAB       layout           pop left margin (oz)
\S             SPACE     layout           oz space (NOT §)
\_             _         layout           underscore in names and operator templates
\derive        ―         structure        rule of an inference rule, optional side condition
\Derive        ═         structure        double rule (oz)
\comment       [text]    layout           oz margin comment
\nextside      COL       layout           next column of sidebyside (oz)
`;
