/**
 * What docutils calls directives, roles and bibliographic fields in other languages, and what it writes there. Each text is a list of
 * pairs: `word=meaning`, and for labels `meaning=words`.
 */
export interface LanguageTable {
  readonly directives: string;
  readonly roles: string;
  readonly fields: string;
  readonly labels: string;
  /** What stands between authors, the strongest first. */
  readonly separators?: readonly string[];
}

/** By the tag of the language, in small letters. */
export const TABLES: Readonly<Record<string, LanguageTable>> = {
  af: {
    directives: `aandag=attention|versigtig=caution|gevaar=danger|fout=error|wenk=hint|belangrik=important|nota=note|waarskuwing=warning|
vermaning=admonition|kantstreep=sidebar|onderwerp=topic|lynblok=line-block|rubriek=rubric|epigraaf=epigraph|
hoogtepunte=highlights|beeld=image|figuur=figure|insluiting=include|rou=raw|vervang=replace|datum=date|klas=class|inhoud=contents|
section-numbering=sectnum|teikennotas=target-notes`,
    roles: `afkorting=abbreviation|ab=abbreviation|akroniem=acronym|ac=acronym|indeks=index|i=index|voetskrif=subscript|sub=subscript|
boskrif=superscript|sup=superscript|titelverwysing=title-reference|titel=title-reference|t=title-reference|
pep-verwysing=pep-reference|pep=pep-reference|rfc-verwysing=rfc-reference|rfc=rfc-reference|nadruk=emphasis|sterk=strong|
voetnootverwysing=footnote-reference|aanhalingverwysing=citation-reference|vervangingsverwysing=substitution-reference|
teiken=target|uri-verwysing=uri-reference|uri=uri-reference|url=uri-reference|rou=raw`,
    fields: `auteur=author|auteurs=authors|organisasie=organization|adres=address|kontak=contact|weergawe=version|revisie=revision|
status=status|datum=date|kopiereg=copyright|opdrag=dedication|opsomming=abstract`,
    labels: `author=Auteur|authors=Auteurs|organization=Organisasie|address=Adres|contact=Kontak|version=Weergawe|revision=Revisie|
status=Status|date=Datum|copyright=Kopiereg|dedication=Opdrag|abstract=Opsomming|attention=Aandag!|caution=Wees versigtig!|
danger=!GEVAAR!|error=Fout|hint=Wenk|important=Belangrik|note=Nota|tip=Tip|warning=Waarskuwing|contents=Inhoud`,
  },
  ar: {
    directives: `تنبيه=attention|احتیاط=caution|كود=code|خطر=danger|خطأ=error|تلميح=hint|مهم=important|ملاحظة=note|نصيحة=tip|تحذير=warning|
تذكير=admonition|شريط-جانبي=sidebar|موضوع=topic|قالب-سطري=line-block|لفظ-حرفي=parsed-literal|معيار=rubric|فكرة-الكتاب=epigraph|
تمييز=highlights|نقل-قول=pull-quote|ترکیب=compound|وعاء=container|جدول=table|جدول-csv=csv-table|جدول-قوائم=list-table|ميتا=meta|
رياضيات=math|صورة=image|رسم-توضيحي=figure|تضمين=include|خام=raw|تبديل=replace|یونیکد=unicode|تاریخ=date|كائن=class|قانون=role|
قانون-افتراضي=default-role|عنوان=title|المحتوى=contents|رقم-الفصل=sectnum|رقم-القسم=sectnum|رأس-الصفحة=header|هامش=footer|
=target-notes`,
    roles: `اختصار=abbreviation|اختزال=acronym|كود=code|فهرس=index|خفض=subscript|رفع=superscript|عنوان-مرجع=title-reference|
مرجع-pep=pep-reference|rfc-مرجع=rfc-reference|تأكيد=emphasis|عريض=strong|لفظی=literal|رياضيات=math|مرجع-مسمى=named-reference|
مرجع-مجهول=anonymous-reference|مرجع-هامشي=footnote-reference|مرجع-منقول=citation-reference|مرجع-معوض=substitution-reference|
هدف=target|منبع-uri=uri-reference|uri=uri-reference|url=uri-reference|خام=raw`,
    fields: `مؤلف=author|مؤلفون=authors|التنظيم=organization|العنوان=address|اتصل=contact|نسخة=version|مراجعة=revision|الحالة=status|
تاریخ=date|الحقوق=copyright|إهداء=dedication|ملخص=abstract`,
    labels: `author=المؤلف|authors=المؤلفون|organization=التنظيم|address=العنوان|contact=اتصل|version=نسخة|revision=مراجعة|status=الحالة|
date=تاریخ|copyright=الحقوق|dedication=إهداء|abstract=ملخص|attention=تنبيه|caution=احتیاط|danger=خطر|error=خطأ|hint=تلميح|
important=مهم|note=ملاحظة|tip=نصيحة|warning=تحذير|contents=المحتوى`,
    separators: ['؛', '،'],
  },
  ca: {
    directives: `atenció=attention|compte=caution|perill=danger|suggeriment=hint|nota=note|consell=tip|avís=warning|advertiment=admonition|
nota-al-marge=sidebar|nota-marge=sidebar|tema=topic|bloc-de-línies=line-block|bloc-línies=line-block|
literal-analitzat=parsed-literal|rúbrica=rubric|epígraf=epigraph|sumari=highlights|cita-destacada=pull-quote|compost=compound|
taula=table|taula-csv=csv-table|taula-llista=list-table|imatge=image|figura=figure|inclou=include|incloure=include|cru=raw|
reemplaça=replace|reemplaçar=replace|data=date|classe=class|rol=role|contingut=contents|numsec=sectnum|
numeració-de-seccions=sectnum|numeració-seccions=sectnum|capçalera=header|peu-de-pàgina=footer|peu-pàgina=footer|
notes-amb-destinacions=target-notes|notes-destinacions=target-notes`,
    roles: `abreviatura=abbreviation|abreviació=abbreviation|abrev=abbreviation|ab=abbreviation|acrònim=acronym|ac=acronym|índex=index|
i=index|subíndex=subscript|sub=subscript|superíndex=superscript|sup=superscript|referència-a-títol=title-reference|
referència-títol=title-reference|títol=title-reference|t=title-reference|referència-a-pep=pep-reference|
referència-pep=pep-reference|pep=pep-reference|referència-a-rfc=rfc-reference|referència-rfc=rfc-reference|rfc=rfc-reference|
èmfasi=emphasis|destacat=strong|referència-amb-nom=named-reference|referència-nom=named-reference|
referència-anònima=anonymous-reference|referència-a-nota-al-peu=footnote-reference|referència-nota-al-peu=footnote-reference|
referència-a-cita=citation-reference|referència-cita=citation-reference|referència-a-substitució=substitution-reference|
referència-substitució=substitution-reference|destinació=target|referència-a-uri=uri-reference|referència-uri=uri-reference|
uri=uri-reference|url=uri-reference|cru=raw`,
    fields: `autor=author|autors=authors|organització=organization|adreça=address|contacte=contact|versió=version|revisió=revision|
estat=status|data=date|copyright=copyright|dedicatòria=dedication|resum=abstract`,
    labels: `author=Autor|authors=Autors|organization=Organització|address=Adreça|contact=Contacte|version=Versió|revision=Revisió|
status=Estat|date=Data|copyright=Copyright|dedication=Dedicatòria|abstract=Resum|attention=Atenció!|caution=Compte!|
danger=PERILL!|error=Error|hint=Suggeriment|important=Important|note=Nota|tip=Consell|warning=Avís|contents=Contingut`,
  },
  cs: {
    directives: `pozor=attention|nebezpečí=danger|chyba=error|rada=hint|důležité=important|poznámka=note|varování=warning|téma=topic|oddíl=rubric|
moto=epigraph|datum=date|třída=class|obsah=contents`,
    roles: ``,
    fields: `autor=author|autoři=authors|organizace=organization|adresa=address|kontakt=contact|verze=version|revize=revision|stav=status|
datum=date|copyright=copyright|věnování=dedication|abstrakt=abstract`,
    labels: `author=Autor|authors=Autoři|organization=Organizace|address=Adresa|contact=Kontakt|version=Verze|revision=Revize|status=Stav|
date=Datum|copyright=Copyright|dedication=Věnování|abstract=Abstrakt|attention=Pozor!|caution=Opatrně!|danger=!NEBEZPEČÍ!|
error=Chyba|hint=Rada|important=Důležité|note=Poznámka|tip=Tip|warning=Varování|contents=Obsah`,
  },
  da: {
    directives: `kode=code|kode-blok=code|kildekode=code|fare=danger|fejl=error|vink=hint|vigtigt=important|bemærk=note|tips=tip|advarsel=warning|
formaning=admonition|sidebjælke=sidebar|emne=topic|linje-blok=line-block|linie-blok=line-block|parset-literal=parsed-literal|
rubrik=rubric|epigraf=epigraph|fremhævninger=highlights|tabel=table|csv-tabel=csv-table|liste-tabel=list-table|billede=image|
figur=figure|inkludér=include|inkluder=include|rå=raw|erstat=replace|dato=date|klasse=class|rolle=role|
forvalgt-rolle=default-role|titel=title|indhold=contents|sektnum=sectnum|sektions-nummerering=sectnum|sidehovede=header|
sidefod=footer`,
    roles: `forkortelse=abbreviation|fork=abbreviation|akronym=acronym|kode=code|indeks=index|i=index|titel-reference=title-reference|
titel=title-reference|t=title-reference|pep=pep-reference|rfc=rfc-reference|emfase=emphasis|kraftig=strong|
navngivet-reference=named-reference|anonym-reference=anonymous-reference|fodnote-reference=footnote-reference|
substitutions-reference=substitution-reference|uri=uri-reference|url=uri-reference|rå=raw`,
    fields: `forfatter=author|forfattere=authors|organisation=organization|adresse=address|kontakt=contact|version=version|revision=revision|
status=status|dato=date|copyright=copyright|dedikation=dedication|resume=abstract|resumé=abstract`,
    labels: `author=Forfatter|authors=Forfattere|organization=Organisation|address=Adresse|contact=Kontakt|version=Version|revision=Revision|
status=Status|date=Dato|copyright=Copyright|dedication=Dedikation|abstract=Resumé|attention=Giv agt!|caution=Pas på!|
danger=!FARE!|error=Fejl|hint=Vink|important=Vigtigt|note=Bemærk|tip=Tips|warning=Advarsel|contents=Indhold`,
  },
  de: {
    directives: `achtung=attention|vorsicht=caution|gefahr=danger|fehler=error|hinweis=hint|wichtig=important|notiz=note|tipp=tip|warnung=warning|
ermahnung=admonition|kasten=sidebar|seitenkasten=sidebar|seitenleiste=sidebar|thema=topic|zeilenblock=line-block|rubrik=rubric|
seitenansprache=pull-quote|zusammengesetzt=compound|verbund=compound|tabelle=table|csv-tabelle=csv-table|listentabelle=list-table|
mathe=math|formel=math|bild=image|abbildung=figure|unverändert=raw|roh=raw|einfügen=include|ersetzung=replace|ersetzen=replace|
ersetze=replace|datum=date|klasse=class|rolle=role|standardrolle=default-role|titel=title|inhalt=contents|
kapitelnummerierung=sectnum|abschnittsnummerierung=sectnum|linkziel-fußnoten=target-notes|kopfzeilen=header|fußzeilen=footer`,
    roles: `abkürzung=abbreviation|akronym=acronym|tiefgestellt=subscript|hochgestellt=superscript|titel-referenz=title-reference|
pep-referenz=pep-reference|rfc-referenz=rfc-reference|betonung=emphasis|betont=emphasis|fett=strong|wörtlich=literal|mathe=math|
benannte-referenz=named-reference|unbenannte-referenz=anonymous-reference|fußnoten-referenz=footnote-reference|
zitat-referenz=citation-reference|ersetzungs-referenz=substitution-reference|ziel=target|uri-referenz=uri-reference|
unverändert=raw|roh=raw`,
    fields: `autor=author|autoren=authors|organisation=organization|adresse=address|kontakt=contact|version=version|revision=revision|
status=status|datum=date|copyright=copyright|widmung=dedication|zusammenfassung=abstract`,
    labels: `author=Autor|authors=Autoren|organization=Organisation|address=Adresse|contact=Kontakt|version=Version|revision=Revision|
status=Status|date=Datum|dedication=Widmung|copyright=Copyright|abstract=Zusammenfassung|attention=Achtung!|caution=Vorsicht!|
danger=!GEFAHR!|error=Fehler|hint=Hinweis|important=Wichtig|note=Bemerkung|tip=Tipp|warning=Warnung|contents=Inhalt`,
  },
  eo: {
    directives: `atentu=attention|zorgu=caution|dangxero=danger|danĝero=danger|eraro=error|spuro=hint|grava=important|noto=note|helpeto=tip|
averto=warning|admono=admonition|flankteksto=sidebar|temo=topic|linea-bloko=line-block|analizota-literalo=parsed-literal|
rubriko=rubric|epigrafo=epigraph|elstarajxoj=highlights|elstaraĵoj=highlights|ekstera-citajxo=pull-quote|
ekstera-citaĵo=pull-quote|kombinajxo=compound|kombinaĵo=compound|tekstingo=container|enhavilo=container|tabelo=table|
tabelo-vdk=csv-table|tabelo-csv=csv-table|tabelo-lista=list-table|bildo=image|figuro=figure|inkludi=include|senanaliza=raw|
anstatauxi=replace|anstataŭi=replace|dato=date|klaso=class|rolo=role|preterlasita-rolo=default-role|titolo=title|enhavo=contents|
seknum=sectnum|sekcia-numerado=sectnum|kapsekcio=header|piedsekcio=footer|celaj-notoj=target-notes`,
    roles: `mallongigo=abbreviation|mall=abbreviation|komenclitero=acronym|kl=acronym|indekso=index|i=index|subskribo=subscript|sub=subscript|
supraskribo=superscript|sup=superscript|titola-referenco=title-reference|titolo=title-reference|t=title-reference|
pep-referenco=pep-reference|pep=pep-reference|rfc-referenco=rfc-reference|rfc=rfc-reference|emfazo=emphasis|forta=strong|
litera=literal|nomita-referenco=named-reference|nenomita-referenco=anonymous-reference|piednota-referenco=footnote-reference|
citajxo-referenco=citation-reference|citaĵo-referenco=citation-reference|anstatauxa-referenco=substitution-reference|
anstataŭa-referenco=substitution-reference|celo=target|uri-referenco=uri-reference|uri=uri-reference|url=uri-reference|
senanaliza=raw`,
    fields: `aŭtoro=author|aŭtoroj=authors|organizo=organization|adreso=address|kontakto=contact|versio=version|revido=revision|stato=status|
dato=date|aŭtorrajto=copyright|dediĉo=dedication|resumo=abstract`,
    labels: `author=Aŭtoro|authors=Aŭtoroj|organization=Organizo|address=Adreso|contact=Kontakto|version=Versio|revision=Revido|status=Stato|
date=Dato|copyright=Aŭtorrajto|dedication=Dediĉo|abstract=Resumo|attention=Atentu!|caution=Zorgu!|danger=DANĜERO!|error=Eraro|
hint=Spuro|important=Grava|note=Noto|tip=Helpeto|warning=Averto|contents=Enhavo`,
  },
  es: {
    directives: `atención=attention|atencion=attention|precaución=caution|precaucion=caution|peligro=danger|sugerencia=hint|importante=important|
nota=note|consejo=tip|advertencia=warning|exhortacion=admonition|exhortación=admonition|nota-al-margen=sidebar|tema=topic|
bloque-de-lineas=line-block|bloque-de-líneas=line-block|literal-evaluado=parsed-literal|firma=rubric|epígrafe=epigraph|
epigrafe=epigraph|destacado=highlights|cita-destacada=pull-quote|combinacion=compound|combinación=compound|contenedor=container|
tabla=table|tabla-vsc=csv-table|tabla-csv=csv-table|tabla-lista=list-table|imagen=image|figura=figure|incluir=include|
sin-analisis=raw|sin-análisis=raw|reemplazar=replace|fecha=date|clase=class|rol=role|rol-por-omision=default-role|
rol-por-omisión=default-role|titulo=title|título=title|contenido=contents|numseccion=sectnum|numsección=sectnum|
numeracion-seccion=sectnum|numeración-sección=sectnum|notas-destino=target-notes|cabecera=header|pie=footer`,
    roles: `abreviatura=abbreviation|ab=abbreviation|acronimo=acronym|ac=acronym|indice=index|i=index|subindice=subscript|subíndice=subscript|
superindice=superscript|superíndice=superscript|referencia-titulo=title-reference|titulo=title-reference|t=title-reference|
referencia-pep=pep-reference|pep=pep-reference|referencia-rfc=rfc-reference|rfc=rfc-reference|enfasis=emphasis|énfasis=emphasis|
destacado=strong|referencia-con-nombre=named-reference|referencia-anonima=anonymous-reference|
referencia-anónima=anonymous-reference|referencia-nota-al-pie=footnote-reference|referencia-cita=citation-reference|
referencia-sustitucion=substitution-reference|referencia-sustitución=substitution-reference|destino=target|
referencia-uri=uri-reference|uri=uri-reference|url=uri-reference|sin-analisis=raw|sin-análisis=raw`,
    fields: `autor=author|autores=authors|organización=organization|dirección=address|contacto=contact|versión=version|revisión=revision|
estado=status|fecha=date|copyright=copyright|dedicatoria=dedication|resumen=abstract`,
    labels: `author=Autor|authors=Autores|organization=Organización|address=Dirección|contact=Contacto|version=Versión|revision=Revisión|
status=Estado|date=Fecha|copyright=Copyright|dedication=Dedicatoria|abstract=Resumen|attention=¡Atención!|caution=¡Precaución!|
danger=¡PELIGRO!|error=Error|hint=Sugerencia|important=Importante|note=Nota|tip=Consejo|warning=Advertencia|contents=Contenido`,
  },
  fa: {
    directives: `توجه=attention|احتیاط=caution|کد=code|بلوک-کد=code|کد-منبع=code|خطر=danger|خطا=error|راهنما=hint|مهم=important|یادداشت=note|
نکته=tip|اخطار=warning|تذکر=admonition|نوار-کناری=sidebar|موضوع=topic|بلوک-خط=line-block|تلفظ-پردازش-شده=parsed-literal|
سر-فصل=rubric|کتیبه=epigraph|نکات-برجسته=highlights|نقل-قول=pull-quote|ترکیب=compound|ظرف=container|جدول=table|جدول-csv=csv-table|
جدول-لیست=list-table|متا=meta|ریاضی=math|تصویر=image|شکل=figure|شامل=include|خام=raw|جایگزین=replace|یونیکد=unicode|تاریخ=date|
کلاس=class|قانون=role|قانون-پیش‌فرض=default-role|عنوان=title|محتوا=contents|شماره-فصل=sectnum|شماره‌گذاری-فصل=sectnum|
سرآیند=header|پاصفحه=footer|یادداشت-هدف=target-notes`,
    roles: `مخفف=abbreviation|سرنام=acronym|کد=code|شاخص=index|زیرنویس=subscript|بالانویس=superscript|عنوان=title-reference|
نیرو=pep-reference|تاکید=emphasis|قوی=strong|لفظی=literal|ریاضی=math|منبع-نام‌گذاری=named-reference|
منبع-ناشناس=anonymous-reference|منبع-پانویس=footnote-reference|منبع-نقل‌فول=citation-reference|
منبع-جایگزینی=substitution-reference|هدف=target|منبع-uri=uri-reference|uri=uri-reference|url=uri-reference|خام=raw`,
    fields: `نویسنده=author|نویسندگان=authors|سازمان=organization|آدرس=address|تماس=contact|نسخه=version|بازبینی=revision|وضعیت=status|
تاریخ=date|کپی‌رایت=copyright|تخصیص=dedication|چکیده=abstract`,
    labels: `author=نویسنده|authors=نویسندگان|organization=سازمان|address=آدرس|contact=تماس|version=نسخه|revision=بازبینی|status=وضعیت|
date=تاریخ|copyright=کپی‌رایت|dedication=تخصیص|abstract=چکیده|attention=توجه!|caution=احتیاط!|danger=خطر!|error=خطا|hint=راهنما|
important=مهم|note=یادداشت|tip=نکته|warning=اخطار|contents=محتوا`,
    separators: ['؛', '،'],
  },
  fi: {
    directives: `huomio=attention|varo=caution|vaara=danger|virhe=error|vihje=hint|tärkeää=important|huomautus=note|neuvo=tip|varoitus=warning|
kehotus=admonition|sivupalkki=sidebar|aihe=topic|rivi=line-block|tasalevyinen=parsed-literal|ohje=rubric|epigraafi=epigraph|
kohokohdat=highlights|lainaus=pull-quote|taulukko=table|csv-taulukko=csv-table|kuva=image|kaavio=figure|sisällytä=include|
raaka=raw|korvaa=replace|päiväys=date|luokka=class|rooli=role|sisällys=contents|kappale=sectnum`,
    roles: `lyhennys=abbreviation|akronyymi=acronym|kirjainsana=acronym|hakemisto=index|luettelo=index|alaindeksi=subscript|indeksi=subscript|
yläindeksi=superscript|korostus=emphasis|vahvistus=strong|tasalevyinen=literal|kohde=target`,
    fields: `tekijä=author|tekijät=authors|yhteisö=organization|osoite=address|yhteystiedot=contact|versio=version|vedos=revision|tila=status|
päiväys=date|tekijänoikeudet=copyright|omistuskirjoitus=dedication|tiivistelmä=abstract`,
    labels: `author=Tekijä|authors=Tekijät|organization=Yhteisö|address=Osoite|contact=Yhteystiedot|version=Versio|revision=Vedos|status=Tila|
date=Päiväys|copyright=Tekijänoikeudet|dedication=Omistuskirjoitus|abstract=Tiivistelmä|attention=Huomio!|caution=Varo!|
danger=!VAARA!|error=Virhe|hint=Vihje|important=Tärkeää|note=Huomautus|tip=Neuvo|warning=Varoitus|contents=Sisällys`,
  },
  fr: {
    directives: `précaution=caution|erreur=error|conseil=hint|astuce=tip|avertissement=warning|encadré=sidebar|sujet=topic|bloc-textuel=line-block|
bloc-interprété=parsed-literal|code-interprété=parsed-literal|intertitre=rubric|exergue=epigraph|épigraphe=epigraph|
chapeau=highlights|accroche=pull-quote|tableau=table|méta=meta|inclure=include|brut=raw|remplacer=replace|remplace=replace|
classe=class|sommaire=contents|table-des-matières=contents|section-numérotée=sectnum|liens=target-notes`,
    roles: `abréviation=abbreviation|acronyme=acronym|sigle=acronym|indice=subscript|ind=subscript|exposant=superscript|exp=superscript|
titre-référence=title-reference|titre=title-reference|pep-référence=pep-reference|rfc-référence=rfc-reference|emphase=emphasis|
fort=strong|littéral=literal|nommée-référence=named-reference|anonyme-référence=anonymous-reference|
note-référence=footnote-reference|citation-référence=citation-reference|substitution-référence=substitution-reference|lien=target|
uri-référence=uri-reference|brut=raw`,
    fields: `auteur=author|auteurs=authors|organisation=organization|adresse=address|contact=contact|version=version|révision=revision|
statut=status|date=date|copyright=copyright|dédicace=dedication|résumé=abstract`,
    labels: `author=Auteur|authors=Auteurs|organization=Organisation|address=Adresse|contact=Contact|version=Version|revision=Révision|
status=Statut|date=Date|copyright=Copyright|dedication=Dédicace|abstract=Résumé|attention=Attention!|caution=Avertissement!|
danger=!DANGER!|error=Erreur|hint=Indication|important=Important|note=Note|tip=Astuce|warning=Avis|contents=Sommaire`,
  },
  gl: {
    directives: `atención=attention|advertencia=caution|perigo=danger|erro=error|pista=hint|importante=important|nota=note|consello=tip|
aviso=warning|admonición=admonition|tópico=topic|bloque-liña=line-block|literal-analizado=parsed-literal|rúbrica=rubric|
epígrafe=epigraph|realzados=highlights|coller-citación=pull-quote|compor=compound|recipiente=container|táboa=table|
táboa-csv=csv-table|táboa-listaxe=list-table|imaxe=image|figura=figure|incluír=include|cru=raw|substituír=replace|data=date|
clase=class|regra=role|regra-predeterminada=default-role|título=title|contido=contents|seccnum=sectnum|sección-numerar=sectnum|
cabeceira=header|notas-destino=target-notes`,
    roles: `abreviatura=abbreviation|ab=abbreviation|acrónimo=acronym|ac=acronym|índice=index|i=index|subíndice=subscript|sub=subscript|
superíndice=superscript|sup=superscript|título=title-reference|t=title-reference|referencia-pep=pep-reference|pep=pep-reference|
referencia-rfc=rfc-reference|rfc=rfc-reference|énfase=emphasis|forte=strong|referencia-nome=named-reference|
referencia-anónimo=anonymous-reference|referencia-citación=citation-reference|referencia-substitución=substitution-reference|
destino=target|referencia-uri=uri-reference|uri=uri-reference|url=uri-reference|cru=raw`,
    fields: `autor=author|autores=authors|organización=organization|enderezo=address|contacto=contact|versión=version|revisión=revision|
estado=status|data=date|dereitos de copia=copyright|dedicatoria=dedication|abstract=abstract`,
    labels: `author=Autor|authors=Autores|organization=Organización|address=Enderezo|contact=Contacto|version=Versión|revision=Revisión|
status=Estado|date=Data|copyright=Dereitos de copia|dedication=Dedicatoria|abstract=Abstract|attention=Atención!|
caution=Advertencia!|danger=PERIGO!|error=Erro|hint=Consello|important=Importante|note=Nota|tip=Suxestión|warning=Aviso|
contents=Contido`,
  },
  he: {
    directives: `זהירות=caution|סכנה=danger|שגיאה=error|רמז=hint|חשוב=important|הערה=note|טיפ=tip|אזהרה=warning|תמונה=image|סגנון=class|
תוכן=contents|section-numbering=sectnum`,
    roles: `ab=abbreviation|ac=acronym|i=index|תחתי=subscript|sub=subscript|עילי=superscript|sup=superscript|title=title-reference|
t=title-reference|pep=pep-reference|rfc=rfc-reference|uri=uri-reference|url=uri-reference`,
    fields: `מחבר=author|מחברי=authors|ארגון=organization|כתובת=address|איש קשר=contact|גרסה=version|מהדורה=revision|סטטוס=status|תאריך=date|
זכויות שמורות=copyright|הקדשה=dedication|תקציר=abstract`,
    labels: `author=מחבר|authors=מחברי|organization=ארגון|address=כתובת|contact=איש קשר|version=גרסה|revision=מהדורה|status=סטטוס|date=תאריך|
copyright=זכויות שמורות|dedication=הקדשה|abstract=תקציר|attention=תשומת לב|caution=זהירות|danger=סכנה|error=שגיאה|hint=רמז|
important=חשוב|note=הערה|tip=טיפ|warning=אזהרה|contents=תוכן`,
  },
  it: {
    directives: `attenzione=attention|cautela=caution|pericolo=danger|errore=error|suggerimento=hint|importante=important|nota=note|consiglio=tip|
avvertenza=warning|ammonizione=admonition|riquadro=sidebar|argomento=topic|blocco-di-righe=line-block|
blocco-interpretato=parsed-literal|rubrica=rubric|epigrafe=epigraph|punti-salienti=highlights|estratto-evidenziato=pull-quote|
composito=compound|tabella=table|tabella-csv=csv-table|tabella-elenco=list-table|immagine=image|figura=figure|includi=include|
grezzo=raw|sostituisci=replace|data=date|classe=class|ruolo=role|ruolo-predefinito=default-role|titolo=title|indice=contents|
contenuti=contents|seznum=sectnum|sezioni-autonumerate=sectnum|annota-riferimenti-esterni=target-notes|intestazione=header|
piede-pagina=footer`,
    roles: `abbreviazione=abbreviation|acronimo=acronym|indice=index|deponente=subscript|esponente=superscript|
riferimento-titolo=title-reference|riferimento-pep=pep-reference|riferimento-rfc=rfc-reference|enfasi=emphasis|forte=strong|
letterale=literal|riferimento-con-nome=named-reference|riferimento-anonimo=anonymous-reference|
riferimento-nota=footnote-reference|riferimento-citazione=citation-reference|riferimento-sostituzione=substitution-reference|
destinazione=target|riferimento-uri=uri-reference|grezzo=raw`,
    fields: `autore=author|autori=authors|organizzazione=organization|indirizzo=address|contatto=contact|versione=version|revisione=revision|
status=status|data=date|copyright=copyright|dedica=dedication|riassunto=abstract`,
    labels: `author=Autore|authors=Autori|organization=Organizzazione|address=Indirizzo|contact=Contatti|version=Versione|revision=Revisione|
status=Status|date=Data|copyright=Copyright|dedication=Dedica|abstract=Riassunto|attention=Attenzione!|caution=Cautela!|
danger=!PERICOLO!|error=Errore|hint=Suggerimento|important=Importante|note=Nota|tip=Consiglio|warning=Avvertenza|contents=Indice`,
  },
  ja: {
    directives: `注目=attention|注意=caution|危険=danger|エラー=error|ヒント=hint|重要=important|備考=note|通報=tip|警告=warning|戒告=admonition|サイドバー=sidebar|
トピック=topic|ラインブロック=line-block|パーズドリテラル=parsed-literal|ルブリック=rubric|エピグラフ=epigraph|題言=epigraph|ハイライト=highlights|見所=highlights|
プルクオート=pull-quote|合成=compound|コンテナー=container|容器=container|表=table|csv表=csv-table|リスト表=list-table|メタ=meta|イメージ=image|画像=image|
フィグア=figure|図版=figure|インクルード=include|含む=include|組み込み=include|生=raw|原=raw|換える=replace|取り換える=replace|掛け替える=replace|ユニコード=unicode|
日付=date|クラス=class|ロール=role|役=role|ディフォルトロール=default-role|既定役=default-role|タイトル=title|題=title|目次=contents|節数=sectnum|ヘッダ=header|
フッタ=footer|ターゲットノート=target-notes`,
    roles: `略=abbreviation|頭字語=acronym|インデックス=index|索引=index|添字=subscript|下付=subscript|下=subscript|上付=superscript|上=superscript|
題参照=title-reference|pep参照=pep-reference|rfc参照=rfc-reference|強調=emphasis|強い=strong|リテラル=literal|整形済み=literal|名付参照=named-reference|
無名参照=anonymous-reference|脚注参照=footnote-reference|出典参照=citation-reference|代入参照=substitution-reference|的=target|uri参照=uri-reference|
uri=uri-reference|url=uri-reference|生=raw`,
    fields: `著者=author| n/a=authors|組織=organization|住所=address|連絡先=contact|バージョン=version|リビジョン=revision|ステータス=status|日付=date|著作権=copyright|
献辞=dedication|概要=abstract`,
    labels: `author=著者|authors=著者|organization=組織|address=住所|contact=連絡先|version=バージョン|revision=リビジョン|status=ステータス|date=日付|copyright=著作権|
dedication=献辞|abstract=概要|attention=注目!|caution=注意!|danger=!危険!|error=エラー|hint=ヒント|important=重要|note=備考|tip=通報|warning=警告|
contents=目次`,
  },
  ko: {
    directives: `집중=attention|주의=caution|코드=code|코드-블록=code|소스코드=code|위험=danger|오류=error|실마리=hint|중요한=important|비고=note|팁=tip|경고=warning|
권고=admonition|사이드바=sidebar|주제=topic|라인-블록=line-block|파싱된-리터럴=parsed-literal|지시문=rubric|제명=epigraph|하이라이트=highlights|
발췌문=pull-quote|합성어=compound|컨테이너=container|표=table|csv-표=csv-table|list-표=list-table|메타=meta|수학=math|이미지=image|도표=figure|
포함=include|대신하다=replace|유니코드=unicode|날짜=date|클래스=class|역할=role|기본-역할=default-role|제목=title|내용=contents|섹션-번호-매기기=sectnum|
머리말=header|꼬리말=footer|목표-노트=target-notes`,
    roles: `약어=abbreviation|ab=abbreviation|두음문자=acronym|ac=acronym|코드=code|색인=index|i=index|다리-글자=subscript|sub=subscript|어깨-글자=superscript|
sup=superscript|제목-참조=title-reference|제목=title-reference|t=title-reference|pep-참조=pep-reference|pep=pep-reference|
rfc-참조=rfc-reference|rfc=rfc-reference|강조=emphasis|굵게=strong|기울기=literal|수학=math|명명된-참조=named-reference|익명-참조=anonymous-reference|
각주-참조=footnote-reference|인용-참조=citation-reference|대리-참조=substitution-reference|대상=target|uri-참조=uri-reference|uri=uri-reference|
url=uri-reference`,
    fields: `저자=author|저자들=authors|조직=organization|주소=address|연락처=contact|버전=version|리비전=revision|상태=status|날짜=date|저작권=copyright|
헌정=dedication|요약=abstract`,
    labels: `author=저자|authors=저자들|organization=조직|address=주소|contact=연락처|version=버전|revision=리비전|status=상태|date=날짜|copyright=저작권|
dedication=헌정|abstract=요약|attention=집중!|caution=주의!|danger=!위험!|error=오류|hint=실마리|important=중요한|note=비고|tip=팁|warning=경고|
contents=목차`,
  },
  lt: {
    directives: `dėmesio=attention|atsargiai=caution|pavojinga=danger|klaida=error|užuomina=hint|svarbu=important|pastaba=note|patarimas=tip|
įspėjimas=warning|perspėjimas=admonition|šoninė-juosta=sidebar|tema=topic|linijinis-blokas=line-block|
išanalizuotas-literalas=parsed-literal|rubrika=rubric|epigrafas=epigraph|pagridiniai-momentai=highlights|
atitraukta-citata=pull-quote|sudėtinis-darinys=compound|konteineris=container|lentelė=table|csv-lentelė=csv-table|
sąrašo-lentelė=list-table|matematika=math|paveiksliukas=image|iliustracija=figure|pridėti=include|žalia=raw|pakeisti=replace|
unikodas=unicode|data=date|klasė=class|rolė=role|numatytoji-rolė=default-role|titulas=title|turinys=contents|seknum=sectnum|
sekcijos-numeravimas=sectnum|antraštė=header|poraštė=footer|nutaikytos-pastaba=target-notes`,
    roles: `santrumpa=abbreviation|sa=abbreviation|akronimas=acronym|ak=acronym|indeksas=index|i=index|apatinis-indeksas=subscript|
sub=subscript|viršutinis-indeksas=superscript|sup=superscript|antrašės-nuoroda=title-reference|antraštė=title-reference|
a=title-reference|pep-nuoroda=pep-reference|pep=pep-reference|rfc-nuoroda=rfc-reference|rfc=rfc-reference|paryškinimas=emphasis|
sustiprintas=strong|literalas=literal|matematika=math|vardinė-nuoroda=named-reference|anoniminė-nuoroda=anonymous-reference|
išnašos-nuoroda=footnote-reference|citatos-nuoroda=citation-reference|pakeitimo-nuoroda=substitution-reference|taikinys=target|
uri-nuoroda=uri-reference|uri=uri-reference|url=uri-reference|žalia=raw`,
    fields: `autorius=author|autoriai=authors|organizacija=organization|adresas=address|kontaktas=contact|versija=version|revizija=revision|
būsena=status|data=date|autoriaus teisės=copyright|dedikacija=dedication|santrauka=abstract`,
    labels: `author=Autorius|authors=Autoriai|organization=Organizacija|address=Adresas|contact=Kontaktas|version=Versija|revision=Revizija|
status=Būsena|date=Data|copyright=Autoriaus teisės|dedication=Dedikacija|abstract=Santrauka|attention=Dėmesio!|caution=Atsargiai!|
danger=!PAVOJINGA!|error=Klaida|hint=Užuomina|important=Svarbu|note=Pastaba|tip=Patarimas|warning=Įspėjimas|contents=Turinys`,
  },
  lv: {
    directives: `uzmanību=attention|piesardzību=caution|kods=code|koda-bloks=code|pirmkods=code|bīstami=danger|kļūda=error|ieteikums=hint|
svarīgi=important|piezīme=note|padoms=tip|brīdinājums=warning|aizrādījums=admonition|sānjosla=sidebar|tēma=topic|
rindu-bloks=line-block|parsēts-literālis=parsed-literal|rubrika=rubric|epigrāfs=epigraph|apskats=highlights|
izvilkuma-citāts=pull-quote|savienojums=compound|konteiners=container|tabula=table|csv-tabula=csv-table|
sarakstveida-tabula=list-table|matemātika=math|attēls=image|figūra=figure|ietvert=include|burtiski=raw|aizvieto=replace|
datums=date|klase=class|noklusējuma-role=default-role|virsraksts=title|saturs=contents|numurēt-sekcijas=sectnum|galvene=header|
kājene=footer|atsauces-apakšā=target-notes`,
    roles: `saīsinājums=abbreviation|īsi=abbreviation|akronīms=acronym|kods=code|indekss=index|i=index|apakšraksts=subscript|apakšā=subscript|
augšraksts=superscript|augšā=superscript|virsraksta-atsauce=title-reference|virsraksts=title-reference|v=title-reference|
atsauce-uz-pep=pep-reference|pep=pep-reference|atsauce-uz-rfc=rfc-reference|rfc=rfc-reference|izcēlums=emphasis|blīvs=strong|
literālis=literal|matemātika=math|nosaukta-atsauce=named-reference|nenosaukta-atsauce=anonymous-reference|
kājenes-atsauce=footnote-reference|citātā-atsauce=citation-reference|aizvietojuma-atsauce=substitution-reference|mērkis=target|
atsauce-uz-uri=uri-reference|uri=uri-reference|url=uri-reference|burtiski=raw`,
    fields: `autors=author|autori=authors|organizācija=organization|adrese=address|kontakti=contact|versija=version|revīzija=revision|
statuss=status|datums=date|copyright=copyright|veltījums=dedication|atreferējums=abstract`,
    labels: `author=Autors|authors=Autori|organization=Organizācija|address=Adrese|contact=Kontakti|version=Versija|revision=Revīzija|
status=Statuss|date=Datums|copyright=Copyright|dedication=Veltījums|abstract=Atreferējums|attention=Uzmanību!|
caution=Piesardzību!|danger=!BĪSTAMI!|error=Kļūda|hint=Ieteikums|important=Svarīgi|note=Piezīme|tip=Padoms|warning=Brīdinājums|
contents=Saturs`,
  },
  nl: {
    directives: `attentie=attention|let-op=caution|gevaar=danger|fout=error|belangrijk=important|opmerking=note|waarschuwing=warning|
aanmaning=admonition|katern=sidebar|onderwerp=topic|lijn-blok=line-block|letterlijk-ontleed=parsed-literal|rubriek=rubric|
opschrift=epigraph|hoogtepunten=highlights|samenstelling=compound|verbinding=compound|tabel=table|csv-tabel=csv-table|
lijst-tabel=list-table|beeld=image|figuur=figure|opnemen=include|onbewerkt=raw|vervang=replace|vervanging=replace|datum=date|
klasse=class|rol=role|inhoud=contents|sectie-nummering=sectnum|hoofdstuk-nummering=sectnum|verwijzing-voetnoten=target-notes`,
    roles: `afkorting=abbreviation|acroniem=acronym|ac=acronym|i=index|inferieur=subscript|inf=subscript|superieur=superscript|
sup=superscript|titel-referentie=title-reference|titel=title-reference|t=title-reference|pep-referentie=pep-reference|
pep=pep-reference|rfc-referentie=rfc-reference|rfc=rfc-reference|nadruk=emphasis|extra=strong|extra-nadruk=strong|vet=strong|
letterlijk=literal|benoemde-referentie=named-reference|anonieme-referentie=anonymous-reference|
voetnoot-referentie=footnote-reference|citaat-referentie=citation-reference|substitie-reference=substitution-reference|
verwijzing=target|uri-referentie=uri-reference|uri=uri-reference|url=uri-reference|onbewerkt=raw`,
    fields: `auteur=author|auteurs=authors|organisatie=organization|adres=address|contact=contact|versie=version|revisie=revision|
status=status|datum=date|copyright=copyright|toewijding=dedication|samenvatting=abstract`,
    labels: `author=Auteur|authors=Auteurs|organization=Organisatie|address=Adres|contact=Contact|version=Versie|revision=Revisie|
status=Status|date=Datum|copyright=Copyright|dedication=Toewijding|abstract=Samenvatting|attention=Attentie!|caution=Let op!|
danger=!GEVAAR!|error=Fout|hint=Hint|important=Belangrijk|note=Opmerking|tip=Tip|warning=Waarschuwing|contents=Inhoud`,
  },
  pl: {
    directives: `uwaga=attention|ostrożnie=caution|niebezpieczeństwo=danger|błąd=error|wskazówka=hint|ważne=important|przypis=note|rada=tip|
ostrzeżenie=warning|upomnienie=admonition|ramka=sidebar|temat=topic|blok-linii=line-block|sparsowany-literał=parsed-literal|
rubryka=rubric|epigraf=epigraph|złożony=compound|kontener=container|tabela=table|tabela-csv=csv-table|tabela-listowa=list-table|
obraz=image|rycina=figure|dołącz=include|surowe=raw|zastąp=replace|unikod=unicode|data=date|klasa=class|rola=role|
rola-domyślna=default-role|tytuł=title|treść=contents|numeracja-sekcji=sectnum|nagłówek=header|stopka=footer`,
    roles: `skrót=abbreviation|akronim=acronym|indeks=index|indeks-dolny=subscript|indeks-górny=superscript|referencja-tytuł=title-reference|
referencja-pep=pep-reference|referencja-rfc=rfc-reference|podkreślenie=emphasis|wytłuszczenie=strong|dosłownie=literal|
referencja-nazwana=named-reference|referencja-anonimowa=anonymous-reference|referencja-przypis=footnote-reference|
referencja-cytat=citation-reference|referencja-podstawienie=substitution-reference|cel=target|referencja-uri=uri-reference|
uri=uri-reference|url=uri-reference|surowe=raw`,
    fields: `autor=author|autorzy=authors|organizacja=organization|adres=address|kontakt=contact|wersja=version|korekta=revision|status=status|
data=date|copyright=copyright|dedykacja=dedication|streszczenie=abstract`,
    labels: `author=Autor|authors=Autorzy|organization=Organizacja|address=Adres|contact=Kontakt|version=Wersja|revision=Korekta|status=Status|
date=Data|copyright=Copyright|dedication=Dedykacja|abstract=Streszczenie|attention=Uwaga!|caution=Ostrożnie!|
danger=!Niebezpieczeństwo!|error=Błąd|hint=Wskazówka|important=Ważne|note=Przypis|tip=Rada|warning=Ostrzeżenie|contents=Treść`,
  },
  'pt-br': {
    directives: `atenção=attention|cuidado=caution|perigo=danger|erro=error|sugestão=hint|importante=important|nota=note|dica=tip|aviso=warning|
exortação=admonition|barra-lateral=sidebar|tópico=topic|bloco-de-linhas=line-block|literal-interpretado=parsed-literal|
rubrica=rubric|epígrafo=epigraph|destaques=highlights|citação-destacada=pull-quote|imagem=image|figura=figure|inclusão=include|
cru=raw|substituição=replace|data=date|classe=class|índice=contents|numsec=sectnum|numeração-de-seções=sectnum|
links-no-rodapé=target-notes`,
    roles: `abbreviação=abbreviation|ab=abbreviation|acrônimo=acronym|ac=acronym|índice-remissivo=index|i=index|subscrito=subscript|
sub=subscript|sobrescrito=superscript|sob=superscript|referência-a-título=title-reference|título=title-reference|
t=title-reference|referência-a-pep=pep-reference|pep=pep-reference|referência-a-rfc=rfc-reference|rfc=rfc-reference|
ênfase=emphasis|forte=strong|referência-por-nome=named-reference|referência-anônima=anonymous-reference|
referência-a-nota-de-rodapé=footnote-reference|referência-a-citação=citation-reference|
referência-a-substituição=substitution-reference|alvo=target|referência-a-uri=uri-reference|uri=uri-reference|url=uri-reference|
cru=raw`,
    fields: `autor=author|autores=authors|organização=organization|endereço=address|contato=contact|versão=version|revisão=revision|
estado=status|data=date|copyright=copyright|dedicatória=dedication|resumo=abstract`,
    labels: `author=Autor|authors=Autores|organization=Organização|address=Endereço|contact=Contato|version=Versão|revision=Revisão|
status=Estado|date=Data|copyright=Copyright|dedication=Dedicatória|abstract=Resumo|attention=Atenção!|caution=Cuidado!|
danger=PERIGO!|error=Erro|hint=Sugestão|important=Importante|note=Nota|tip=Dica|warning=Aviso|contents=Sumário`,
  },
  ru: {
    directives: `блок-строк=line-block|математика=math|обработанный-литерал=parsed-literal|выделенная-цитата=pull-quote|код=code|
контейнер=container|таблица=table|сырой=raw|замена=replace|
целевые-сноски=target-notes|дата=date|боковая-полоса=sidebar|важно=important|включать=include|внимание=attention|
выделение=highlights|замечание=admonition|изображение=image|класс=class|роль=role|титул=title|номер-раздела=sectnum|
нумерация-разделов=sectnum|опасно=danger|осторожно=caution|ошибка=error|подсказка=tip|предупреждение=warning|примечание=note|
рисунок=figure|рубрика=rubric|совет=hint|содержание=contents|тема=topic|эпиграф=epigraph`,
    roles: `акроним=acronym|код=code|анонимная-ссылка=anonymous-reference|буквально=literal|математика=math|верхний-индекс=superscript|
выделение=emphasis|именованная-ссылка=named-reference|индекс=index|нижний-индекс=subscript|сильное-выделение=strong|
сокращение=abbreviation|ссылка-замена=substitution-reference|ссылка-на-pep=pep-reference|ссылка-на-rfc=rfc-reference|
ссылка-на-uri=uri-reference|ссылка-на-заглавие=title-reference|ссылка-на-сноску=footnote-reference|
цитатная-ссылка=citation-reference|цель=target|сырой=raw`,
    fields: `аннотация=abstract|адрес=address|автор=author|авторы=authors|контакт=contact|права копирования=copyright|дата=date|
посвящение=dedication|организация=organization|редакция=revision|статус=status|версия=version`,
    labels: `abstract=Аннотация|address=Адрес|attention=Внимание!|author=Автор|authors=Авторы|caution=Осторожно!|contact=Контакт|
contents=Содержание|copyright=Права копирования|danger=ОПАСНО!|date=Дата|dedication=Посвящение|error=Ошибка|hint=Совет|
important=Важно|note=Примечание|organization=Организация|revision=Редакция|status=Статус|tip=Подсказка|version=Версия|
warning=Предупреждение`,
  },
  sk: {
    directives: `pozor=attention|opatrne=caution|nebezpeèenstvo=danger|chyba=error|rada=hint|dôleité=important|poznámka=note|varovanie=warning|
téma=topic|blok-riadkov=line-block|obrázok=image|tvar=figure|vloi=include|nahradi=replace|dátum=date|obsah=contents|
èas=sectnum|èas-èíslovanie=sectnum|cie¾ové-poznámky=target-notes`,
    roles: ``,
    fields: `autor=author|autori=authors|organizácia=organization|adresa=address|kontakt=contact|verzia=version|revízia=revision|stav=status|
dátum=date|copyright=copyright|venovanie=dedication|abstraktne=abstract`,
    labels: `author=Autor|authors=Autori|organization=Organizácia|address=Adresa|contact=Kontakt|version=Verzia|revision=Revízia|status=Stav|
date=Dátum|copyright=Copyright|dedication=Venovanie|abstract=Abstraktne|attention=Pozor!|caution=Opatrne!|danger=!NEBEZPEČENSTVO!|
error=Chyba|hint=Rada|important=Dôležité|note=Poznámka|tip=Tip|warning=Varovanie|contents=Obsah`,
  },
  sv: {
    directives: `observera=attention|akta=caution|kod=code|fara=danger|fel=error|vink=hint|viktigt=important|notera=note|tips=tip|varning=warning|
anmärkning=admonition|sidorad=sidebar|ämne=topic|tema=topic|rad-block=line-block|rubrik=rubric|epigraf=epigraph|
höjdpunkter=highlights|sammansatt=compound|tabell=table|csv-tabell=csv-table|list-tabell=list-table|matematik=math|bild=image|
figur=figure|inkludera=include|rå=raw|ersätta=replace|datum=date|klass=class|roll=role|standardroll=default-role|titel=title|
innehåll=contents|sektionsnumrering=sectnum|sidhuvud=header|sidfot=footer`,
    roles: `förkortning=abbreviation|akronym=acronym|kod=code|nedsänkt=subscript|upphöjd=superscript|titel-referens=title-reference|
pep-referens=pep-reference|rfc-referens=rfc-reference|betoning=emphasis|stark=strong|bokstavlig=literal|matematik=math|
namngiven-referens=named-reference|anonym-referens=anonymous-reference|fotnot-referens=footnote-reference|
citat-referens=citation-reference|ersättnings-referens=substitution-reference|mål=target|uri-referens=uri-reference|rå=raw`,
    fields: `författare=authors| n/a=author|organisation=organization|adress=address|kontakt=contact|version=version|revision=revision|
status=status|datum=date|copyright=copyright|dedikation=dedication|sammanfattning=abstract`,
    labels: `author=Författare|authors=Författare|organization=Organisation|address=Adress|contact=Kontakt|version=Version|revision=Revision|
status=Status|date=Datum|copyright=Copyright|dedication=Dedikation|abstract=Sammanfattning|attention=Observera!|caution=Akta!|
danger=FARA!|error=Fel|hint=Vink|important=Viktigt|note=Notera|tip=Tips|warning=Varning|contents=Innehåll`,
  },
  'zh-cn': {
    directives: `注意=attention|小心=caution|危险=danger|错误=error|提示=hint|重要=important|注解=note|技巧=tip|警告=warning|忠告=admonition|侧框=sidebar|主题=topic|
醒目=rubric|铭文=epigraph|要点=highlights|复合=compound|容器=container|表格=table|csv表格=csv-table|列表表格=list-table|元数据=meta|图片=image|图例=figure|
包含=include|原文=raw|代替=replace|统一码=unicode|日期=date|类型=class|角色=role|默认角色=default-role|标题=title|目录=contents|章节序号=sectnum|题头=header|
页脚=footer`,
    roles: `缩写=abbreviation|简称=acronym|下标=subscript|上标=superscript|强调=emphasis|加粗=strong|字面=literal`,
    fields: `作者=author|作者群=authors|组织=organization|地址=address|联系=contact|版本=version|修订=revision|状态=status|时间=date|版权=copyright|献辞=dedication|
摘要=abstract`,
    labels: `author=作者|authors=作者群|organization=组织|address=地址|contact=联系|version=版本|revision=修订|status=状态|date=日期|copyright=版权|dedication=献辞|
abstract=摘要|attention=注意|caution=小心|danger=危险|error=错误|hint=提示|important=重要|note=注解|tip=技巧|warning=警告|contents=目录`,
    separators: [';', ',', '；', '，', '、'],
  },
  'zh-tw': {
    directives: `日期=date`,
    roles: ``,
    fields: `author (translation required)=author|authors (translation required)=authors|organization (translation required)=organization|
address (translation required)=address|contact (translation required)=contact|version (translation required)=version|
revision (translation required)=revision|status (translation required)=status|date (translation required)=date|
copyright (translation required)=copyright|dedication (translation required)=dedication|abstract (translation required)=abstract`,
    labels: `author=作者|authors=作者群|organization=組織|address=地址|contact=連絡|version=版本|revision=修訂|status=狀態|date=日期|copyright=版權|dedication=題獻|
abstract=摘要|attention=注意！|caution=小心！|danger=！危險！|error=錯誤|hint=提示|important=重要|note=註釋|tip=秘訣|warning=警告|contents=目錄`,
    separators: [';', ',', '；', '，', '、'],
  },
};
