/** Columns find their meaning by their headings, in several languages, or by what stands in them. */
import { describe, expect, it } from "vitest";
import { foldHeading, guessTargets, hasHeadings, nameOfTarget, targetNamed } from "./columns.ts";

const known = { fields: [{ key: "city", label: "Home town" }], tags: [{ name: "Shift" }] };
const guess = (headings: string[], rows: string[][] = []) => guessTargets(headings, rows, known).map(nameOfTarget);

describe("headings", () => {
  it.each([
    [
      ["Name", "E-mail", "Phone"],
      ["name", "email", "phone"],
    ],
    [
      ["First name", "Last name", "Email Address", "Candidate ID"],
      ["firstName", "lastName", "email", "externalId"],
    ],
    [
      ["Vorname", "Nachname", "E-Mail-Adresse", "Telefonnummer"],
      ["firstName", "lastName", "email", "phone"],
    ],
    [
      ["Nom", "Prénom", "Courriel", "Téléphone"],
      ["lastName", "firstName", "email", "phone"],
    ],
    [
      ["Nombre", "Apellidos", "Correo electrónico", "Móvil"],
      ["firstName", "lastName", "email", "phone"],
    ],
    [
      ["Nombre", "Correo"],
      ["name", "email"],
    ],
    [
      ["Nome", "Cognome", "Indirizzo email", "Cellulare"],
      ["firstName", "lastName", "email", "phone"],
    ],
    [
      ["Imię i nazwisko", "Adres e-mail"],
      ["name", "email"],
    ],
    [
      ["姓名", "邮箱", "手机"],
      ["name", "email", "phone"],
    ],
    [
      ["氏名", "メールアドレス", "電話番号"],
      ["name", "email", "phone"],
    ],
    [
      ["이름", "성", "이메일"],
      ["firstName", "lastName", "email"],
    ],
    [
      ["Ad", "Soyadı", "E-posta"],
      ["firstName", "lastName", "email"],
    ],
    [
      ["नाम", "ईमेल"],
      ["name", "email"],
    ],
    [
      ["full_name", "EMAIL", "Skills"],
      ["name", "email", "skills"],
    ],
  ])("%j", (headings, targets) => {
    expect(guess(headings)).toEqual(targets);
  });

  it("match fields by key and label, and the position's tags", () => {
    expect(guess(["Name", "Email", "CITY", "shift"])).toEqual(["name", "email", "field:city", "tag:Shift"]);
    expect(guess(["Name", "Email", "Home Town"])).toEqual(["name", "email", "field:city"]);
  });
  it("that nobody knows are left out", () => {
    expect(guess(["Name", "Email", "Salary wish", ""])).toEqual(["name", "email", "skip", "skip"]);
  });
  it("are taken once", () => {
    expect(guess(["Email", "Work email", "Name"])).toEqual(["email", "skip", "name"]);
  });
  it("a whole name makes its halves superfluous", () => {
    expect(guess(["Full name", "First name", "Last name", "Email"])).toEqual(["name", "skip", "skip", "email"]);
  });
});

describe("what stands in the columns", () => {
  it("tells where there are no headings", () => {
    const rows = [
      ["7", "Jane Doe", "jane@example.com", "+44 20 7946 0018"],
      ["8", "Bob Roe", "bob@example.com", "+44 20 7946 0019"],
    ];
    expect(hasHeadings(rows)).toBe(false);
    expect(guess(["Column 1", "Column 2", "Column 3", "Column 4"], rows)).toEqual(["skip", "name", "email", "phone"]);
  });
  it("tells a row of headings from a row of data", () => {
    expect(
      hasHeadings([
        ["Name", "Mail"],
        ["Jane", "jane@example.com"],
      ]),
    ).toBe(true);
    expect(
      hasHeadings([
        ["Who", "Where to"],
        ["Jane", "jane@example.com"],
      ]),
    ).toBe(true);
    expect(hasHeadings([["Jane Doe", "jane@example.com"]])).toBe(false);
    expect(hasHeadings([])).toBe(false);
  });
});

it("folds what people write differently into one", () => {
  expect(foldHeading("E-Mail Adresse")).toBe(foldHeading("email_adresse"));
  expect(foldHeading("Straße")).toBe("strasse");
});

it("names a target and finds it again", () => {
  for (const name of ["skip", "email", "field:a:b", "tag:Shift", "metadata:x"]) {
    expect(nameOfTarget(targetNamed(name) ?? { kind: "skip" })).toBe(name);
  }
  expect(targetNamed("field:")).toBeNull();
  expect(targetNamed("other")).toBeNull();
});
