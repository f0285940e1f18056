/** Recognises the words that web pages have around their text, in the languages of the EU. */

/** Matches links that skip to the content, in small letters without accents. */
const skipLinks = new RegExp(
  `^(?:${[
    "(?:skip|jump|go) (?:directly )?to (?:the )?(?:main |page )?(?:content|text|navigation)",
    "skip navigation",
    "(?:премини|преминаване|прескочи|прескачане|отиди|отидете) (?:към|до) (?:основното )?съдържание(?:то)?",
    "(?:prejit|preskocit|skocit) (?:k|na) (?:hlavni(?:mu)? )?obsahu?",
    "(?:ga|spring|hop) (?:direkte )?til (?:hoved)?indhold(?:et)?",
    "(?:direkt |springe )?zum (?:haupt)?inhalt(?: (?:springen|wechseln|gehen))?",
    "(?:παρακαμψη|μεταβαση|μεταβειτε|πηγαινετε) (?:προς το|στο) (?:κυρι(?:ως|ο) )?περιεχομενο",
    "(?:pasar|saltar|ir) al (?:contenido|texto)(?: principal)?",
    "(?:liigu|liikuge|mine|hupe) (?:edasi )?(?:pohi)?sisu juurde",
    "(?:hyppaa|siirry|ohita) (?:paa)?sisaltoon",
    "(?:aller|passer|acceder|sauter) (?:directement )?au contenu(?: principal)?",
    "(?:leim|teigh|scipeail) (?:ar aghaidh )?(?:chuig|go dti|go) (?:an )?(?:b?priomh|t-)?abhar",
    "(?:skoci|prijedi|prijeđi|preskoci|idi) na (?:glavni )?sadrzaj",
    "(?:ugras|tovabb|kilepes) a (?:fo )?tartalom(?:ra|hoz)|(?:tovabb|kilepes) a tartalomba",
    "(?:salta|vai|passa) al contenuto(?: principale)?",
    "(?:pereiti|eiti|praleisti) (?:i|prie) (?:pagrindini?o? )?turin(?:i|io)",
    "(?:parlekt|pariet|doties) (?:uz|pie) (?:galven[oa] )?satur[ua]",
    "(?:aqbeż|aqbez|mur) (?:għall-|għal-|lejn )?(?:il-)?kontenut(?: (?:ewlieni|principali))?",
    "overslaan en naar de inhoud gaan",
    "(?:direct |ga |spring |meteen )?naar (?:de )?(?:hoofd)?inhoud(?: (?:gaan|springen))?",
    "(?:przejdz|przeskocz) do (?:g[lł]ownej )?(?:tresci|zawartosci)(?: g[lł]ownej)?",
    "(?:passar|pular|saltar|ir|avancar) para o conteudo(?: principal)?",
    "(?:mergi|mergeti|sari|sariti|salt|treci) la continut(?:ul)?(?: principal)?",
    "(?:skocit|prejst|preskocit) (?:na|k) (?:hlavn(?:y|emu) )?obsahu?",
    "(?:skoci|preskoci|pojdi) na (?:glavno )?vsebino",
    "(?:hoppa|ga) (?:direkt )?till (?:huvud)?innehall(?:et)?",
  ].join("|")})$`,
  "u",
);

/** Words of links to more text on another page, in small letters without accents. */
const onward = [
  "read (?:the )?(?:full text|full story|full section|more)|learn more|find out more|continue reading",
  "прочетете (?:повече|още)|вижте (?:повече|още)|научете повече",
  "cist (?:dale|vice)|zjistit vice|pokracovat ve cteni",
  "læs mere",
  "mehr lesen|weiterlesen|mehr erfahren|weitere informationen",
  "διαβαστε (?:περισσοτερα|επισης)|μαθετε περισσοτερα",
  "leer mas|saber mas|ver mas|seguir leyendo",
  "loe (?:edasi|lahemalt|rohkem)",
  "lue lisaa",
  "lire (?:la suite|plus)|en savoir plus",
  "leigh (?:tuilleadh|nios mo|ar aghaidh)",
  "procitaj(?:te)? (?:vise|jos)|saznaj(?:te)? vise",
  "tovabb olvasom|olvasson tovabb|tudjon meg tobbet|bovebben",
  "leggi (?:tutto|di piu|altro)|continua a leggere|scopri di piu|per saperne di piu",
  "skaityti (?:daugiau|toliau)|placiau",
  "lasit (?:vairak|talak)|uzzinat vairak",
  "aqra (?:aktar|iktar)",
  "lees (?:meer|verder)|meer (?:lezen|informatie)",
  "czytaj (?:wiecej|dalej)|dowiedz sie wiecej",
  "ler mais|leia mais|saber mais|saiba mais",
  "citeste mai (?:mult|departe)|cititi mai mult|afla(?:ti)? mai multe",
  "citat (?:viac|dalej)|zistit viac",
  "preberi(?:te)? vec|beri(?:te)? (?:vec|dalje)",
  "las mer|fortsatt lasa",
].join("|");

const onwardLine = new RegExp(`^(?:${onward})$`, "u");

/** Matches a line that is the alternative text of an icon. */
const iconLine =
  /^(?:an? )?(?:icon|icone|icono|icona|ikona|ikone|ikon|ikoon|ikonas|piktogramm?|pictogram(?:me|a)?|икона|εικονιδιο|symbolbild) (?:for|of|showing|depicting|representing|with|pour|de|d'une?|representant|montrant|para|per|di|che|fur|von|mit|zeigt|voor|van|met|na|pro|znazornujici|for|som|av|af|kujutab|за|на|για|για|przedstawiajaca|pentru|za|pre|ar) /u;

const homeWords =
  /^(?:home|homepage|start|startseite|accueil|inicio|pagina principal|inizio|homepagina|strona glowna|strona główna|domu?|forside|hjem|hem|startsida|etusivu|avaleht|sakums|pradzia|acasa|domov|domovska stranka|uvod|pocetna|naslovna|kezdolap|fooldal|αρχικη|αρχικη σελιδα|начало|baile|paġna ewlenija)$/u;

/** Number of characters from which a line is too long for a skip link, with any white space around it. */
const tooLong = 200;

/** Returns whether a line is a link for skipping to the content. */
export function isSkipLink(line: string): boolean {
  return line !== "" && line.length < tooLong && skipLinks.test(fold(line));
}

/** Returns whether a line is only a link to more text. */
export function isOnwardLink(line: string): boolean {
  return onwardLine.test(fold(line));
}

/** Returns the offset of a link to more text at the end of a text, behind a sentence; undefined for none. */
export function onwardLinkAt(text: string): number | undefined {
  // Links are short, so only the end of the text is searched.
  const from = Math.max(0, text.trimEnd().length - 200);
  const end = /[.!?…:]["'”’»)]*(?:\d+|[ivxl]+)?\s+(?=[^.!?…:]{4,40}(?:\.{3}|…|»|›|>)?\s*$)/u.exec(text.slice(from));
  if (!end) return undefined;
  const start = from + end.index + end[0].length;
  return isOnwardLink(text.slice(start)) ? start : undefined;
}

/** Returns whether a line is the alternative text of an icon. */
export function isIconLine(line: string): boolean {
  const words = line.replace(/^\[(.*)\]$/s, "$1");
  return words.length <= 120 && !/[.!?]\s*$/.test(words) && iconLine.test(fold(words));
}

/** Matches the words above a breadcrumb trail, in small letters without accents. */
const trailName =
  /^(?:breadcrumbs?|you are here|vous etes ici|fil d'ariane|sie sind hier|brotkrumen(?:navigation)?|usted esta aqui|estas aqui|ti trovi in|sei qui|esta aqui|voce esta aqui|u bent hier|kruimelpad|jestes tutaj|du er her|du ar har|olet tassa|nachazite se zde|itt van|sunteti aici|βρισκεστε εδω|ειστε εδω):?$/u;

/** Returns whether a line stands above a breadcrumb trail: "You are here". */
export function isTrailName(line: string): boolean {
  return line.length < tooLong && trailName.test(fold(line));
}

/** Returns whether lines are the steps of a breadcrumb trail, from the home page on. */
export function isTrail(steps: readonly string[]): boolean {
  const isStep = (step: string) => step !== "" && step.length <= 100 && !/[.!?;:]$/.test(step);
  return steps.length > 1 && steps.length <= 10 && steps.every(isStep) && homeWords.test(fold(steps[0]!));
}

/** Returns whether a line is a breadcrumb trail: `Home > Reports > This one`. */
export function isBreadcrumb(line: string): boolean {
  const steps = line.split(/>|»|›|→|\/|\||::/u).map(fold);
  return steps.length > 1 && steps.every((step) => step !== "" && step.length <= 80) && homeWords.test(steps[0]!);
}

/** Returns a text in small letters, without accents, and without dots and arrows at its end. */
function fold(text: string): string {
  return text
    .trim()
    .toLowerCase()
    .normalize("NFD")
    .replaceAll(/\p{M}/gu, "")
    .replaceAll(/\s+/g, " ")
    .replace(/(?<![.…›»>→])[.…›»>→]+$/u, "")
    .trim()
    .normalize();
}
