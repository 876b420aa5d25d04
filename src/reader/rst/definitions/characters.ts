/** Names and codes of characters, by the set that has them: those of ISO 8879 and 9573-13 and of XHTML 1, as W3C lists them. */
export const CHARACTERS: Readonly<Record<string, string>> = {
  isonum: `amp=26 apos=27 ast=2a brvbar=a6 bsol=5c cent=a2 colon=3a comma=2c commat=40 copy=a9 curren=a4 darr=2193 deg=b0
divide=f7 dollar=24 equals=3d excl=21 frac12=bd frac14=bc frac18=215b frac34=be frac38=215c frac58=215d
frac78=215e gt=3e half=bd horbar=2015 hyphen=2010 iexcl=a1 iquest=bf laquo=ab larr=2190 lcub=7b ldquo=201c
lowbar=5f lpar=28 lsqb=5b lsquo=2018 lt=3c micro=b5 middot=b7 nbsp=a0 not=ac num=23 ohm=2126 ordf=aa ordm=ba
para=b6 percnt=25 period=2e plus=2b plusmn=b1 pound=a3 quest=3f quot=22 raquo=bb rarr=2192 rcub=7d rdquo=201d
reg=ae rpar=29 rsqb=5d rsquo=2019 sect=a7 semi=3b shy=ad sol=2f sung=266a sup1=b9 sup2=b2 sup3=b3 times=d7
trade=2122 uarr=2191 verbar=7c yen=a5`,
  isopub: `blank=2423 blk12=2592 blk14=2591 blk34=2593 block=2588 bull=2022 caret=2041 check=2713 cir=25cb clubs=2663
copysr=2117 cross=2717 Dagger=2021 dagger=2020 dash=2010 diams=2666 dlcrop=230d drcrop=230c dtri=25bf
dtrif=25be emsp=2003 emsp13=2004 emsp14=2005 ensp=2002 female=2640 ffilig=fb03 fflig=fb00 ffllig=fb04
filig=fb01 flat=266d fllig=fb02 frac13=2153 frac15=2155 frac16=2159 frac23=2154 frac25=2156 frac35=2157
frac45=2158 frac56=215a hairsp=200a hearts=2665 hellip=2026 hybull=2043 incare=2105 ldquor=201e lhblk=2584
loz=25ca lozf=29eb lsquor=201a ltri=25c3 ltrif=25c2 male=2642 malt=2720 marker=25ae mdash=2014 mldr=2026
natur=266e ndash=2013 nldr=2025 numsp=2007 phone=260e puncsp=2008 rdquor=201d rect=25ad rsquor=2019 rtri=25b9
rtrif=25b8 rx=211e sext=2736 sharp=266f spades=2660 squ=25a1 squf=25aa star=2606 starf=2605 target=2316
telrec=2315 thinsp=2009 uhblk=2580 ulcrop=230f urcrop=230e utri=25b5 utrif=25b4 vellip=22ee`,
  isolat1: `Aacute=c1 aacute=e1 Acirc=c2 acirc=e2 AElig=c6 aelig=e6 Agrave=c0 agrave=e0 Aring=c5 aring=e5 Atilde=c3
atilde=e3 Auml=c4 auml=e4 Ccedil=c7 ccedil=e7 Eacute=c9 eacute=e9 Ecirc=ca ecirc=ea Egrave=c8 egrave=e8 ETH=d0
eth=f0 Euml=cb euml=eb Iacute=cd iacute=ed Icirc=ce icirc=ee Igrave=cc igrave=ec Iuml=cf iuml=ef Ntilde=d1
ntilde=f1 Oacute=d3 oacute=f3 Ocirc=d4 ocirc=f4 Ograve=d2 ograve=f2 Oslash=d8 oslash=f8 Otilde=d5 otilde=f5
Ouml=d6 ouml=f6 szlig=df THORN=de thorn=fe Uacute=da uacute=fa Ucirc=db ucirc=fb Ugrave=d9 ugrave=f9 Uuml=dc
uuml=fc Yacute=dd yacute=fd yuml=ff`,
  isolat2: `Abreve=102 abreve=103 Amacr=100 amacr=101 Aogon=104 aogon=105 Cacute=106 cacute=107 Ccaron=10c ccaron=10d
Ccirc=108 ccirc=109 Cdot=10a cdot=10b Dcaron=10e dcaron=10f Dstrok=110 dstrok=111 Ecaron=11a ecaron=11b
Edot=116 edot=117 Emacr=112 emacr=113 ENG=14a eng=14b Eogon=118 eogon=119 gacute=1f5 Gbreve=11e gbreve=11f
Gcedil=122 gcedil=123 Gcirc=11c gcirc=11d Gdot=120 gdot=121 Hcirc=124 hcirc=125 Hstrok=126 hstrok=127 Idot=130
IJlig=132 ijlig=133 Imacr=12a imacr=12b inodot=131 Iogon=12e iogon=12f Itilde=128 itilde=129 Jcirc=134
jcirc=135 Kcedil=136 kcedil=137 kgreen=138 Lacute=139 lacute=13a Lcaron=13d lcaron=13e Lcedil=13b lcedil=13c
Lmidot=13f lmidot=140 Lstrok=141 lstrok=142 Nacute=143 nacute=144 napos=149 Ncaron=147 ncaron=148 Ncedil=145
ncedil=146 Odblac=150 odblac=151 OElig=152 oelig=153 Omacr=14c omacr=14d Racute=154 racute=155 Rcaron=158
rcaron=159 Rcedil=156 rcedil=157 Sacute=15a sacute=15b Scaron=160 scaron=161 Scedil=15e scedil=15f Scirc=15c
scirc=15d Tcaron=164 tcaron=165 Tcedil=162 tcedil=163 Tstrok=166 tstrok=167 Ubreve=16c ubreve=16d Udblac=170
udblac=171 Umacr=16a umacr=16b Uogon=172 uogon=173 Uring=16e uring=16f Utilde=168 utilde=169 Wcirc=174
wcirc=175 Ycirc=176 ycirc=177 Yuml=178 Zacute=179 zacute=17a Zcaron=17d zcaron=17e Zdot=17b zdot=17c`,
  isogrk1: `Agr=391 agr=3b1 Bgr=392 bgr=3b2 Dgr=394 dgr=3b4 EEgr=397 eegr=3b7 Egr=395 egr=3b5 Ggr=393 ggr=3b3 Igr=399
igr=3b9 Kgr=39a kgr=3ba KHgr=3a7 khgr=3c7 Lgr=39b lgr=3bb Mgr=39c mgr=3bc Ngr=39d ngr=3bd Ogr=39f ogr=3bf
OHgr=3a9 ohgr=3c9 Pgr=3a0 pgr=3c0 PHgr=3a6 phgr=3c6 PSgr=3a8 psgr=3c8 Rgr=3a1 rgr=3c1 sfgr=3c2 Sgr=3a3 sgr=3c3
Tgr=3a4 tgr=3c4 THgr=398 thgr=3b8 Ugr=3a5 ugr=3c5 Xgr=39e xgr=3be Zgr=396 zgr=3b6`,
  isogrk2: `Aacgr=386 aacgr=3ac Eacgr=388 eacgr=3ad EEacgr=389 eeacgr=3ae Iacgr=38a iacgr=3af idiagr=390 Idigr=3aa
idigr=3ca Oacgr=38c oacgr=3cc OHacgr=38f ohacgr=3ce Uacgr=38e uacgr=3cd udiagr=3b0 Udigr=3ab udigr=3cb`,
  isogrk3: `alpha=3b1 beta=3b2 chi=3c7 Delta=394 delta=3b4 epsi=3f5 epsis=3f5 epsiv=3b5 eta=3b7 Gamma=393 gamma=3b3
Gammad=3dc gammad=3dd iota=3b9 kappa=3ba kappav=3f0 Lambda=39b lambda=3bb mu=3bc nu=3bd Omega=3a9 omega=3c9
Phi=3a6 phi=3d5 phis=3d5 phiv=3c6 Pi=3a0 pi=3c0 piv=3d6 Psi=3a8 psi=3c8 rho=3c1 rhov=3f1 Sigma=3a3 sigma=3c3
sigmav=3c2 tau=3c4 Theta=398 theta=3b8 thetas=3b8 thetav=3d1 Upsi=3d2 upsi=3c5 Xi=39e xi=3be zeta=3b6`,
  isotech: `acd=223f aleph=2135 And=2a53 and=2227 andand=2a55 andd=2a5c andslope=2a58 andv=2a5a ang90=221f angrt=221f
angsph=2222 angst=212b ap=2248 apacir=2a6f awconint=2233 awint=2a11 becaus=2235 bernou=212c bne=3d+20e5
bnequiv=2261+20e5 bNot=2aed bnot=2310 bottom=22a5 cap=2229 Cconint=2230 cirfnint=2a10 compfn=2218 cong=2245
Conint=222f conint=222e ctdot=22ef cup=222a cwconint=2232 cwint=2231 cylcty=232d disin=22f2 Dot=a8 DotDot=20dc
dsol=29f6 dtdot=22f1 dwangle=29a6 elinters=fffd epar=22d5 eparsl=29e3 equiv=2261 eqvparsl=29e5 exist=2203
fltns=25b1 fnof=192 forall=2200 fpartint=2a0d ge=2265 hamilt=210b iff=21d4 iinfin=29dc imped=1b5 infin=221e
infintie=29dd Int=222c int=222b intlarhk=2a17 isin=2208 isindot=22f5 isinE=22f9 isins=22f4 isinsv=22f3
isinv=2208 lagran=2112 Lang=300a lang=2329 lArr=21d0 lbbrk=3014 le=2264 loang=3018 lobrk=301a lopar=2985
lowast=2217 minus=2212 mnplus=2213 nabla=2207 ne=2260 nedot=2250+338 nhpar=2af2 ni=220b nis=22fc nisd=22fa
niv=220b Not=2aec notin=2209 notindot=22f5+338 notinE=22f9+338 notinva=2209 notinvb=22f7 notinvc=22f6
notni=220c notniva=220c notnivb=22fe notnivc=22fd nparsl=2afd+20e5 npart=2202+338 npolint=2a14 nvinfin=29de
olcross=29bb Or=2a54 or=2228 ord=2a5d order=2134 oror=2a56 orslope=2a57 orv=2a5b par=2225 parsl=2afd part=2202
permil=2030 perp=22a5 pertenk=2031 phmmat=2133 pointint=2a15 Prime=2033 prime=2032 profalar=232e profline=2312
profsurf=2313 prop=221d qint=2a0c qprime=2057 quatint=2a16 radic=221a Rang=300b rang=232a rArr=21d2 rbbrk=3015
roang=3019 robrk=301b ropar=2986 rppolint=2a12 scpolint=2a13 sim=223c simdot=2a6a sime=2243 smeparsl=29e4
square=25a1 squarf=25aa strns=af sub=2282 sube=2286 sup=2283 supe=2287 tdot=20db there4=2234 tint=222d
top=22a4 topbot=2336 topcir=2af1 tprime=2034 utdot=22f0 uwangle=29a7 vangrt=299c veeeq=225a Verbar=2016
wedgeq=2259 xnis=22fb`,
  isobox: `boxDL=2557 boxDl=2556 boxdL=2555 boxdl=2510 boxDR=2554 boxDr=2553 boxdR=2552 boxdr=250c boxH=2550 boxh=2500
boxHD=2566 boxHd=2564 boxhD=2565 boxhd=252c boxHU=2569 boxHu=2567 boxhU=2568 boxhu=2534 boxUL=255d boxUl=255c
boxuL=255b boxul=2518 boxUR=255a boxUr=2559 boxuR=2558 boxur=2514 boxV=2551 boxv=2502 boxVH=256c boxVh=256b
boxvH=256a boxvh=253c boxVL=2563 boxVl=2562 boxvL=2561 boxvl=2524 boxVR=2560 boxVr=255f boxvR=255e boxvr=251c`,
  isocyr1: `Acy=410 acy=430 Bcy=411 bcy=431 CHcy=427 chcy=447 Dcy=414 dcy=434 Ecy=42d ecy=44d Fcy=424 fcy=444 Gcy=413
gcy=433 HARDcy=42a hardcy=44a Icy=418 icy=438 IEcy=415 iecy=435 IOcy=401 iocy=451 Jcy=419 jcy=439 Kcy=41a
kcy=43a KHcy=425 khcy=445 Lcy=41b lcy=43b Mcy=41c mcy=43c Ncy=41d ncy=43d numero=2116 Ocy=41e ocy=43e Pcy=41f
pcy=43f Rcy=420 rcy=440 Scy=421 scy=441 SHCHcy=429 shchcy=449 SHcy=428 shcy=448 SOFTcy=42c softcy=44c Tcy=422
tcy=442 TScy=426 tscy=446 Ucy=423 ucy=443 Vcy=412 vcy=432 YAcy=42f yacy=44f Ycy=42b ycy=44b YUcy=42e yucy=44e
Zcy=417 zcy=437 ZHcy=416 zhcy=436`,
  isocyr2: `DJcy=402 djcy=452 DScy=405 dscy=455 DZcy=40f dzcy=45f GJcy=403 gjcy=453 Iukcy=406 iukcy=456 Jsercy=408
jsercy=458 Jukcy=404 jukcy=454 KJcy=40c kjcy=45c LJcy=409 ljcy=459 NJcy=40a njcy=45a TSHcy=40b tshcy=45b
Ubrcy=40e ubrcy=45e YIcy=407 yicy=457`,
  isodia: `acute=b4 breve=2d8 caron=2c7 cedil=b8 circ=2c6 dblac=2dd die=a8 dot=2d9 grave=60 macr=af ogon=2db ring=2da
tilde=2dc uml=a8`,
  isoamsa: `angzarr=237c cirmid=2aef cudarrl=2938 cudarrr=2935 cularr=21b6 cularrp=293d curarr=21b7 curarrm=293c Darr=21a1
dArr=21d3 darr2=21ca ddarr=21ca DDotrahd=2911 dfisht=297f dHar=2965 dharl=21c3 dharr=21c2 dlarr=2199
drarr=2198 duarr=21f5 duhar=296f dzigrarr=27ff erarr=2971 hArr=21d4 harr=2194 harrcir=2948 harrw=21ad
hoarr=21ff imof=22b7 lAarr=21da Larr=219e larr2=21c7 larrbfs=291f larrfs=291d larrhk=21a9 larrlp=21ab
larrpl=2939 larrsim=2973 larrtl=21a2 lAtail=291b latail=2919 lBarr=290e lbarr=290c ldca=2936 ldrdhar=2967
ldrushar=294b ldsh=21b2 lfisht=297c lHar=2962 lhard=21bd lharu=21bc lharul=296a llarr=21c7 llhard=296b
loarr=21fd lrarr=21c6 lrarr2=21c6 lrhar=21cb lrhar2=21cb lrhard=296d lsh=21b0 lurdshar=294a luruhar=2966
Map=2905 map=21a6 midcir=2af0 mumap=22b8 nearhk=2924 neArr=21d7 nearr=2197 nesear=2928 nhArr=21ce nharr=21ae
nlArr=21cd nlarr=219a nrArr=21cf nrarr=219b nrarrc=2933+338 nrarrw=219d+338 nvHarr=2904 nvlArr=2902
nvrArr=2903 nwarhk=2923 nwArr=21d6 nwarr=2196 nwnear=2927 olarr=21ba orarr=21bb origof=22b6 rAarr=21db
Rarr=21a0 rarr2=21c9 rarrap=2975 rarrbfs=2920 rarrc=2933 rarrfs=291e rarrhk=21aa rarrlp=21ac rarrpl=2945
rarrsim=2974 Rarrtl=2916 rarrtl=21a3 rarrw=219d rAtail=291c ratail=291a RBarr=2910 rBarr=290f rbarr=290d
rdca=2937 rdldhar=2969 rdsh=21b3 rfisht=297d rHar=2964 rhard=21c1 rharu=21c0 rharul=296c rlarr=21c4
rlarr2=21c4 rlhar=21cc rlhar2=21cc roarr=21fe rrarr=21c9 rsh=21b1 ruluhar=2968 searhk=2925 seArr=21d8
searr=2198 seswar=2929 simrarr=2972 slarr=2190 srarr=2192 swarhk=2926 swArr=21d9 swarr=2199 swnwar=292a
Uarr=219f uArr=21d1 uarr2=21c8 Uarrocir=2949 udarr=21c5 udhar=296e ufisht=297e uHar=2963 uharl=21bf uharr=21be
uuarr=21c8 vArr=21d5 varr=2195 xhArr=27fa xharr=27f7 xlArr=27f8 xlarr=27f5 xmap=27fc xrArr=27f9 xrarr=27f6
zigrarr=21dd`,
  isoamsb: `ac=223e acE=223e+333 amalg=2a3f barvee=22bd Barwed=2306 barwed=2305 bsolb=29c5 Cap=22d2 capand=2a44
capbrcup=2a49 capcap=2a4b capcup=2a47 capdot=2a40 caps=2229+fe00 ccaps=2a4d ccups=2a4c ccupssm=2a50
coprod=2210 Cup=22d3 cupbrcap=2a48 cupcap=2a46 cupcup=2a4a cupdot=228d cupor=2a45 cups=222a+fe00 cuvee=22ce
cuwed=22cf Dagger=2021 dagger=2020 diam=22c4 divonx=22c7 eplus=2a71 hercon=22b9 intcal=22ba iprod=2a3c
loplus=2a2d lotimes=2a34 lthree=22cb ltimes=22c9 midast=2a minusb=229f minusd=2238 minusdu=2a2a ncap=2a43
ncup=2a42 oast=229b ocir=229a odash=229d odiv=2a38 odot=2299 odsold=29bc ofcir=29bf ogt=29c1 ohbar=29b5
olcir=29be olt=29c0 omid=29b6 ominus=2296 opar=29b7 operp=29b9 oplus=2295 osol=2298 Otimes=2a37 otimes=2297
otimesas=2a36 ovbar=233d plusacir=2a23 plusb=229e pluscir=2a22 plusdo=2214 plusdu=2a25 pluse=2a72 plussim=2a26
plustwo=2a27 prod=220f race=29da roplus=2a2e rotimes=2a35 rthree=22cc rtimes=22ca sdot=22c5 sdotb=22a1
setmn=2216 simplus=2a24 smashp=2a33 solb=29c4 sqcap=2293 sqcaps=2293+fe00 sqcup=2294 sqcups=2294+fe00
ssetmn=2216 sstarf=22c6 subdot=2abd sum=2211 supdot=2abe timesb=22a0 timesbar=2a31 timesd=2a30 top=22a4
tridot=25ec triminus=2a3a triplus=2a39 trisb=29cd tritime=2a3b uplus=228e veebar=22bb wedbar=2a5f wreath=2240
xcap=22c2 xcirc=25ef xcup=22c3 xdtri=25bd xodot=2a00 xoplus=2a01 xotime=2a02 xsqcup=2a06 xuplus=2a04
xutri=25b3 xvee=22c1 xwedge=22c0`,
  isoamsc: `dlcorn=231e drcorn=231f gtlPar=2995 langd=2991 lbrke=298b lbrksld=298f lbrkslu=298d lceil=2308 lfloor=230a
lmoust=23b0 lpargt=29a0 lparlt=2993 ltrPar=2996 rangd=2992 rbrke=298c rbrksld=298e rbrkslu=2990 rceil=2309
rfloor=230b rmoust=23b1 rpargt=2994 ulcorn=231c urcorn=231d`,
  isoamsn: `gnap=2a8a gnE=2269 gne=2a88 gnsim=22e7 gvnE=2269+fe00 lnap=2a89 lnE=2268 lne=2a87 lnsim=22e6 lvnE=2268+fe00
nap=2249 napE=2a70+338 napid=224b+338 ncong=2247 ncongdot=2a6d+338 nequiv=2262 ngE=2267+338 nge=2271
nges=2a7e+338 nGg=22d9+338 ngsim=2275 nGt=226b+20d2 ngt=226f nGtv=226b+338 nlE=2266+338 nle=2270 nles=2a7d+338
nLl=22d8+338 nlsim=2274 nLt=226a+20d2 nlt=226e nltri=22ea nltrie=22ec nLtv=226a+338 nmid=2224 npar=2226
npr=2280 nprcue=22e0 npre=2aaf+338 nrtri=22eb nrtrie=22ed nsc=2281 nsccue=22e1 nsce=2ab0+338 nsim=2241
nsime=2244 nsmid=2224 nspar=2226 nsqsube=22e2 nsqsupe=22e3 nsub=2284 nsubE=2ac5+338 nsube=2288 nsup=2285
nsupE=2ac6+338 nsupe=2289 ntgl=2279 ntlg=2278 nvap=224d+20d2 nVDash=22af nVdash=22ae nvDash=22ad nvdash=22ac
nvge=2265+20d2 nvgt=3e+20d2 nvle=2264+20d2 nvlt=3c+20d2 nvltrie=22b4+20d2 nvrtrie=22b5+20d2 nvsim=223c+20d2
parsim=2af3 prnap=2ab9 prnE=2ab5 prnsim=22e8 rnmid=2aee scnap=2aba scnE=2ab6 scnsim=22e9 simne=2246
solbar=233f subnE=2acb subne=228a supnE=2acc supne=228b vnsub=2282+20d2 vnsup=2283+20d2 vsubnE=2acb+fe00
vsubne=228a+fe00 vsupnE=2acc+fe00 vsupne=228b+fe00`,
  isoamso: `ang=2220 ange=29a4 angmsd=2221 angmsdaa=29a8 angmsdab=29a9 angmsdac=29aa angmsdad=29ab angmsdae=29ac
angmsdaf=29ad angmsdag=29ae angmsdah=29af angrtvb=22be angrtvbd=299d bbrk=23b5 bbrktbrk=23b6 bemptyv=29b0
beth=2136 boxbox=29c9 bprime=2035 bsemi=204f cemptyv=29b2 cirE=29c3 cirscir=29c2 comp=2201 daleth=2138
demptyv=29b1 ell=2113 empty=2205 emptyv=2205 gimel=2137 iiota=2129 image=2111 imath=131 inodot=131 jmath=6a
jnodot=6a laemptyv=29b4 lltri=25fa lrtri=22bf mho=2127 nang=2220+20d2 nexist=2204 oS=24c8 planck=210f
plankv=210f raemptyv=29b3 range=29a5 real=211c sbsol=fe68 tbrk=23b4 trpezium=fffd ultri=25f8 urtri=25f9
vprime=2032 vzigzag=299a weierp=2118`,
  isoamsr: `apE=2a70 ape=224a apid=224b asymp=2248 Barv=2ae7 bcong=224c bepsi=3f6 bowtie=22c8 bsim=223d bsime=22cd
bsolhsub=5c+2282 bump=224e bumpE=2aae bumpe=224f cire=2257 Colon=2237 Colone=2a74 colone=2254 congdot=2a6d
csub=2acf csube=2ad1 csup=2ad0 csupe=2ad2 cuepr=22de cuesc=22df cupre=227c Dashv=2ae4 dashv=22a3 easter=2a6e
ecir=2256 ecolon=2255 eDDot=2a77 eDot=2251 efDot=2252 eg=2a9a egs=2a96 egsdot=2a98 el=2a99 els=2a95
elsdot=2a97 equest=225f equivDD=2a78 erDot=2253 esdot=2250 Esim=2a73 esim=2242 fork=22d4 forkv=2ad9 frown=2322
gap=2a86 gE=2267 gEl=2a8c gel=22db ges=2a7e gescc=2aa9 gesdot=2a80 gesdoto=2a82 gesdotol=2a84 gesl=22db+fe00
gesles=2a94 Gg=22d9 gl=2277 gla=2aa5 glE=2a92 glj=2aa4 gsdot=22d7 gsim=2273 gsime=2a8e gsiml=2a90 Gt=226b
gtcc=2aa7 gtcir=2a7a gtdot=22d7 gtquest=2a7c gtrarr=2978 homtht=223b lap=2a85 lat=2aab late=2aad
lates=2aad+fe00 ldot=22d6 lE=2266 lEg=2a8b leg=22da les=2a7d lescc=2aa8 lesdot=2a7f lesdoto=2a81 lesdotor=2a83
lesg=22da+fe00 lesges=2a93 lg=2276 lgE=2a91 Ll=22d8 lsim=2272 lsime=2a8d lsimg=2a8f Lt=226a ltcc=2aa6
ltcir=2a79 ltdot=22d6 ltlarr=2976 ltquest=2a7b ltrie=22b4 mcomma=2a29 mDDot=223a mid=2223 mlcp=2adb
models=22a7 mstpos=223e Pr=2abb pr=227a prap=2ab7 prcue=227c prE=2ab3 pre=2aaf prsim=227e prurel=22b0
ratio=2236 rtrie=22b5 rtriltri=29ce samalg=2210 Sc=2abc sc=227b scap=2ab8 sccue=227d scE=2ab4 sce=2ab0
scsim=227f sdote=2a66 sfrown=2322 simg=2a9e simgE=2aa0 siml=2a9d simlE=2a9f smid=2223 smile=2323 smt=2aaa
smte=2aac smtes=2aac+fe00 spar=2225 sqsub=228f sqsube=2291 sqsup=2290 sqsupe=2292 ssmile=2323 Sub=22d0
subE=2ac5 subedot=2ac3 submult=2ac1 subplus=2abf subrarr=2979 subsim=2ac7 subsub=2ad5 subsup=2ad3 Sup=22d1
supdsub=2ad8 supE=2ac6 supedot=2ac4 suphsol=2283+2f suphsub=2ad7 suplarr=297b supmult=2ac2 supplus=2ac0
supsim=2ac8 supsub=2ad4 supsup=2ad6 thkap=2248 thksim=223c topfork=2ada trie=225c twixt=226c Vbar=2aeb
vBar=2ae8 vBarv=2ae9 VDash=22ab Vdash=22a9 vDash=22a8 vdash=22a2 Vdashl=2ae6 veebar=22bb vltri=22b2 vprop=221d
vrtri=22b3 Vvdash=22aa`,
  'xhtml1-lat1': `Aacute=c1 aacute=e1 Acirc=c2 acirc=e2 acute=b4 AElig=c6 aelig=e6 Agrave=c0 agrave=e0 Aring=c5 aring=e5
Atilde=c3 atilde=e3 Auml=c4 auml=e4 brvbar=a6 Ccedil=c7 ccedil=e7 cedil=b8 cent=a2 copy=a9 curren=a4 deg=b0
divide=f7 Eacute=c9 eacute=e9 Ecirc=ca ecirc=ea Egrave=c8 egrave=e8 ETH=d0 eth=f0 Euml=cb euml=eb frac12=bd
frac14=bc frac34=be Iacute=cd iacute=ed Icirc=ce icirc=ee iexcl=a1 Igrave=cc igrave=ec iquest=bf Iuml=cf
iuml=ef laquo=ab macr=af micro=b5 middot=b7 nbsp=a0 not=ac Ntilde=d1 ntilde=f1 Oacute=d3 oacute=f3 Ocirc=d4
ocirc=f4 Ograve=d2 ograve=f2 ordf=aa ordm=ba Oslash=d8 oslash=f8 Otilde=d5 otilde=f5 Ouml=d6 ouml=f6 para=b6
plusmn=b1 pound=a3 raquo=bb reg=ae sect=a7 shy=ad sup1=b9 sup2=b2 sup3=b3 szlig=df THORN=de thorn=fe times=d7
Uacute=da uacute=fa Ucirc=db ucirc=fb Ugrave=d9 ugrave=f9 uml=a8 Uuml=dc uuml=fc Yacute=dd yacute=fd yen=a5
yuml=ff`,
  'xhtml1-special': `bdquo=201e circ=2c6 Dagger=2021 dagger=2020 emsp=2003 ensp=2002 euro=20ac gt=3e ldquo=201c lrm=200e
lsaquo=2039 lsquo=2018 lt=3c mdash=2014 ndash=2013 OElig=152 oelig=153 permil=2030 quot=22 rdquo=201d rlm=200f
rsaquo=203a rsquo=2019 sbquo=201a Scaron=160 scaron=161 thinsp=2009 tilde=2dc Yuml=178 zwj=200d zwnj=200c`,
  'xhtml1-symbol': `alefsym=2135 Alpha=391 alpha=3b1 and=2227 ang=2220 asymp=2248 Beta=392 beta=3b2 bull=2022 cap=2229 Chi=3a7
chi=3c7 clubs=2663 cong=2245 crarr=21b5 cup=222a dArr=21d3 darr=2193 Delta=394 delta=3b4 diams=2666 empty=2205
Epsilon=395 epsilon=3b5 equiv=2261 Eta=397 eta=3b7 exist=2203 fnof=192 forall=2200 frasl=2044 Gamma=393
gamma=3b3 ge=2265 hArr=21d4 harr=2194 hearts=2665 hellip=2026 image=2111 infin=221e int=222b Iota=399 iota=3b9
isin=2208 Kappa=39a kappa=3ba Lambda=39b lambda=3bb lang=2329 lArr=21d0 larr=2190 lceil=2308 le=2264
lfloor=230a lowast=2217 loz=25ca minus=2212 Mu=39c mu=3bc nabla=2207 ne=2260 ni=220b notin=2209 nsub=2284
Nu=39d nu=3bd oline=203e Omega=3a9 omega=3c9 Omicron=39f omicron=3bf oplus=2295 or=2228 otimes=2297 part=2202
perp=22a5 Phi=3a6 phi=3d5 Pi=3a0 pi=3c0 piv=3d6 Prime=2033 prime=2032 prod=220f prop=221d Psi=3a8 psi=3c8
radic=221a rang=232a rArr=21d2 rarr=2192 rceil=2309 real=211c rfloor=230b Rho=3a1 rho=3c1 sdot=22c5 Sigma=3a3
sigma=3c3 sigmaf=3c2 sim=223c spades=2660 sub=2282 sube=2286 sum=2211 sup=2283 supe=2287 Tau=3a4 tau=3c4
there4=2234 Theta=398 theta=3b8 thetasym=3d1 trade=2122 uArr=21d1 uarr=2191 upsih=3d2 Upsilon=3a5 upsilon=3c5
weierp=2118 Xi=39e xi=3be Zeta=396 zeta=3b6`,
};
