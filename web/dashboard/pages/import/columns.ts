/** What the columns of a table mean: guessed from their headings, or from what stands in them. */

/** What a column becomes. A field that has no definition yet comes into being with the import. */
export type Target =
  | { kind: "skip" }
  | { kind: "name" | "firstName" | "lastName" | "email" | "phone" | "externalId" | "skills" }
  | { kind: "field" | "tag" | "metadata"; key: string };

/** What a heading can be matched with, beside a person's own data. */
export interface Known {
  fields: readonly { key: string; label: string }[];
  tags: readonly { name: string }[];
}

type PersonKind = "name" | "firstName" | "lastName" | "email" | "phone" | "externalId" | "skills";

/** Headings as people write them, folded: without case, accents, spaces and signs. English, Spanish, French, German, Italian, Portuguese, Dutch, Polish, Nordic, Turkish, Hindi, Chinese, Japanese, Korean, Russian. */
const HEADINGS: Record<PersonKind, readonly string[]> = {
  email: [
    "email emailaddress mail mailaddress emailid emails primaryemail workemail personalemail candidateemail applicantemail",
    "correo correoelectronico direcciondecorreo courriel adressemail adresseemail adressecourriel adresseelectronique",
    "emailadresse mailadresse indirizzoemail indirizzomail postaelettronica endereco enderecodeemail emailadres epost epostadresse",
    "epostadress sahkoposti eposta epostaadresi adresemail ईमेल 邮箱 电子邮件 电子邮箱 邮件 メール メールアドレス 이메일 메일 почта электроннаяпочта емейл",
  ],
  firstName: [
    "firstname first givenname given forename fname nombre nombredepila prenom vorname nome primeironome nomeproprio voornaam roepnaam",
    "imie fornavn fornamn etunimi ad isim पहलानाम 名 名字 이름 имя",
  ],
  lastName: [
    "lastname last surname familyname family lname apellido apellidos nomdefamille nachname familienname zuname cognome sobrenome apelido ultimonome",
    "achternaam nazwisko etternavn efternavn efternamn sukunimi soyad soyadi soyisim उपनाम 姓 姓氏 성 фамилия",
  ],
  name: [
    "name fullname candidate candidatename applicant applicantname contact contactname person displayname nombrecompleto nombreyapellido nombreyapellidos",
    "nomcomplet nometprenom nomprenom nom vollername vollstandigername namen bewerber bewerbername kandidat kandidatin nomecompleto nomeecognome",
    "naam volledigenaam imieinazwisko fulltnavn navn namn nimi adsoyad adisoyadi isimsoyisim नाम पूरानाम 姓名 全名 氏名 お名前 名前 성명 성함 фио полноеимя",
  ],
  phone: [
    "phone phonenumber telephone telephonenumber tel mobile mobilephone mobilenumber cell cellphone cellnumber whatsapp contactnumber telefono movil celular",
    "telefonomovil portable numerodetelephone telefon telefonnummer handy handynummer mobil mobilnummer rufnummer telefone telemovel cellulare numeroditelefono",
    "telefoon telefoonnummer mobiel gsm komorka numertelefonu puhelin puhelinnumero ceptelefonu फोन मोबाइल 电话 手机 手机号 电话号码 電話 電話番号 携帯 전화 전화번호 휴대폰 телефон",
  ],
  externalId: [
    "externalid extid id candidateid applicantid applicationid personid recordid reference ref referenceno referencenumber atsid crmid identifier",
    "identificador referencia identifiant kennung bewerbernummer kandidatennummer referenz identificativo riferimento kenmerk identyfikator 编号 番号 번호 идентификатор",
  ],
  skills: [
    "skills skill skillset competencias habilidades competences kompetenzen fahigkeiten faehigkeiten competenze vaardigheden umiejetnosci 技能 スキル 기술 навыки",
  ],
};

/** Without case, accents, spaces and signs: "E-Mail Adresse" and "email_adresse" are one heading. */
export const foldHeading = (text: string): string =>
  text
    .normalize("NFKD")
    .replace(/\p{M}/gu, (mark) => (/\p{Script=Latin}|\p{Script=Inherited}/u.test(mark) ? "" : mark))
    .toLowerCase()
    .replace(/ß/g, "ss")
    .replace(/ı/g, "i")
    .replace(/ł/g, "l")
    .replace(/ø/g, "o")
    .replace(/[^\p{L}\p{N}\p{M}]/gu, "");

const KIND_OF = new Map<string, PersonKind>(
  (["email", "firstName", "lastName", "name", "phone", "externalId", "skills"] as const)
    .flatMap((kind) =>
      HEADINGS[kind]
        .flatMap((words) => words.split(" "))
        .map((word): [string, PersonKind] => [foldHeading(word), kind]),
    )
    .toReversed(),
);

const isAddress = (text: string): boolean => /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text);

/** Does the first row name the columns? It does when it holds no address and one of its cells is a heading that is known, or the next row holds one. */
export function hasHeadings(cells: readonly (readonly string[])[]): boolean {
  const [first, ...rest] = cells;
  if (!first || first.some(isAddress)) return false;
  if (first.some((cell) => KIND_OF.has(foldHeading(cell)))) return true;
  return (
    rest.slice(0, 5).some((row) => row.some(isAddress)) && first.every((cell) => cell !== "" && !/\d{4}/.test(cell))
  );
}

/** One target a column. A kind of a person's data is given once; what is not known is left out, so that nothing comes in unseen. */
export function guessTargets(
  headings: readonly string[],
  sample: readonly (readonly string[])[],
  known: Known,
): Target[] {
  const targets = headings.map((heading): Target => targetOf(heading, known));
  keepFirstOfEach(targets);
  preferWholeNames(targets);
  if (!targets.some(({ kind }) => kind === "email")) guessByContent(targets, sample, "email", isAddress);
  if (!targets.some(({ kind }) => kind === "name" || kind === "firstName" || kind === "lastName")) {
    guessByContent(targets, sample, "name", (text) => /^\p{L}[\p{L}\p{M}'’.-]*(?: [\p{L}\p{M}'’.-]+)+$/u.test(text));
  }
  if (!targets.some(({ kind }) => kind === "phone")) {
    guessByContent(targets, sample, "phone", (text) => /^\+?[\d\s()./-]{7,20}$/.test(text) && /^[+0(]/.test(text));
  }
  return targets;
}

function targetOf(heading: string, known: Known): Target {
  const folded = foldHeading(heading);
  if (folded === "") return { kind: "skip" };
  const kind = KIND_OF.get(folded);
  if (kind) return { kind };
  const field = known.fields.find((each) => foldHeading(each.key) === folded || foldHeading(each.label) === folded);
  if (field) return { kind: "field", key: field.key };
  const tag = known.tags.find((each) => foldHeading(each.name) === folded);
  return tag ? { kind: "tag", key: tag.name } : { kind: "skip" };
}

function keepFirstOfEach(targets: Target[]): void {
  const seen = new Set<string>();
  for (const [at, target] of targets.entries()) {
    if (target.kind === "skip") continue;
    const name = nameOfTarget(target);
    if (seen.has(name)) targets[at] = { kind: "skip" };
    seen.add(name);
  }
}

/** "Nombre, Apellidos" and "Nom, Prénom" are two halves; a first half alone is the whole name. */
function preferWholeNames(targets: Target[]): void {
  const at = (kind: Target["kind"]) => targets.findIndex((target) => target.kind === kind);
  const [name, first, last] = [at("name"), at("firstName"), at("lastName")];
  if (name >= 0 && first >= 0 && last < 0) targets[name] = { kind: "lastName" };
  else if (name >= 0 && (first >= 0 || last >= 0)) {
    // A whole name beside its halves: the whole one is enough.
    if (first >= 0) targets[first] = { kind: "skip" };
    if (last >= 0) targets[last] = { kind: "skip" };
  } else if (first >= 0 && last < 0) targets[first] = { kind: "name" };
}

function guessByContent(
  targets: Target[],
  sample: readonly (readonly string[])[],
  kind: "email" | "name" | "phone",
  fits: (text: string) => boolean,
): void {
  let best = { at: -1, share: 0.6 };
  for (const [at, target] of targets.entries()) {
    if (target.kind !== "skip") continue;
    const filled = sample.map((row) => row[at] ?? "").filter((cell) => cell !== "");
    const share = filled.length === 0 ? 0 : filled.filter(fits).length / filled.length;
    if (share > best.share) best = { at, share };
  }
  if (best.at >= 0) targets[best.at] = { kind };
}

/** A target as one word, for a choice in a list: "email", "field:city". */
export const nameOfTarget = (target: Target): string =>
  "key" in target ? `${target.kind}:${target.key}` : target.kind;

/** The target that a word names; null for a word that names none. */
export function targetNamed(name: string): Target | null {
  const [kind = "", ...rest] = name.split(":");
  if (kind === "skip") return { kind };
  if (kind in HEADINGS) return { kind: kind as PersonKind };
  const key = rest.join(":");
  return (kind === "field" || kind === "tag" || kind === "metadata") && key !== "" ? { kind, key } : null;
}
