/** Mail to candidates in Polish. */
import type { MailWords } from "./mail-words.ts";

export const pl: MailWords = {
  messages: {
    invitation: {
      subject: "Rozmowa wideo na stanowisko {jobTitle}: {companyName}",
      body: `Dzień dobry, {firstName},

{companyName} zaprasza na rozmowę wideo na stanowisko {jobTitle}. Odpowiada się przed kamerą, samodzielnie, w dogodnym czasie. Nikt nie ogląda na żywo.

Potrzebna jest przeglądarka, kamera i mikrofon, a konto nie. Pierwsza strona mówi, co jest nagrywane, kto to zobaczy i jak długa może być każda odpowiedź.

Ten link jest osobisty. Działa do: {expiresAt}.`,
    },
    form: {
      subject: "Zgłoszenie na stanowisko {jobTitle}: {companyName}",
      body: `Dzień dobry, {firstName},

{companyName} prosi o wypełnienie formularza zgłoszeniowego na stanowisko {jobTitle}. To zajmie kilka minut.

Zespół go czyta. Gdy otworzy rozmowę, przyjdzie druga wiadomość.

Ten link jest osobisty. Działa do: {expiresAt}.`,
    },
    admitted: {
      subject: "Rozmowa na stanowisko {jobTitle} jest otwarta",
      body: `Dzień dobry, {firstName},

{companyName}: zgłoszenie na stanowisko {jobTitle} zostało przeczytane. Rozmowa wideo jest otwarta: odpowiada się przed kamerą, samodzielnie, w dogodnym czasie.

Ten link jest osobisty. Działa do: {expiresAt}.`,
    },
    reminder: {
      subject: "Rozmowa na stanowisko {jobTitle} jest otwarta do: {expiresAt}",
      body: `Dzień dobry, {firstName},

rozmowa na stanowisko {jobTitle} w firmie {companyName} nie jest jeszcze zakończona. Dotychczasowe odpowiedzi są zachowane.

Link działa do: {expiresAt}. Jeśli potrzeba więcej czasu, można o niego poprosić na stronie.`,
    },
    link: {
      subject: "Link do rozmowy na stanowisko {jobTitle}",
      body: `Dzień dobry, {firstName},

na Państwa adres poproszono o link do rozmowy na stanowisko {jobTitle} w firmie {companyName}. Ten link jest osobisty. Działa do: {expiresAt}.

Jeśli to pomyłka, nie trzeba nic robić: link trafił tylko na ten adres.`,
    },
    receipt: {
      subject: "Odpowiedzi na stanowisko {jobTitle} dotarły",
      body: `Dzień dobry, {firstName},

odpowiedzi na stanowisko {jobTitle} dotarły i ma je zespół {companyName}. Nic więcej nie trzeba robić.`,
    },
    rejection: {
      subject: "Zgłoszenie na stanowisko {jobTitle} w {companyName}",
      body: `Dzień dobry, {firstName},

dziękujemy za zgłoszenie na stanowisko {jobTitle} w {companyName} i za poświęcony czas.

Postanowiliśmy nie kontynuować tej rekrutacji. Życzymy powodzenia w dalszych poszukiwaniach.`,
    },
  },
  buttons: {
    invitation: "Otwórz rozmowę",
    form: "Otwórz formularz zgłoszeniowy",
    admitted: "Otwórz rozmowę",
    reminder: "Kontynuuj rozmowę",
    link: "Otwórz rozmowę",
  },
  copyAddress: "Jeśli przycisk nie działa, proszę skopiować ten adres:",
  noMoreReminders: "Koniec przypomnień o tej rozmowie:",
  stopReminders: "wyłącz przypomnienia",
};
