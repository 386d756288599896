/** Mail to candidates in German. */
import type { MailWords } from "./mail-words.ts";

export const de: MailWords = {
  messages: {
    invitation: {
      subject: "Ihr Videointerview für {jobTitle} bei {companyName}",
      body: `Guten Tag, {firstName},

{companyName} lädt Sie zu einem Videointerview für {jobTitle} ein. Sie antworten vor der Kamera, für sich allein, wann es Ihnen passt. Niemand sieht live zu.

Sie brauchen einen Browser, eine Kamera und ein Mikrofon, aber kein Konto. Die erste Seite sagt, was aufgenommen wird, wer es sieht und wie lang jede Antwort sein darf.

Der Link ist nur für Sie. Er gilt bis {expiresAt}.`,
    },
    form: {
      subject: "Ihre Bewerbung für {jobTitle} bei {companyName}",
      body: `Guten Tag, {firstName},

{companyName} bittet Sie, das Bewerbungsformular für {jobTitle} auszufüllen. Es dauert ein paar Minuten.

Das Team liest es. Wenn es das Interview für Sie öffnet, bekommen Sie eine zweite E-Mail.

Der Link ist nur für Sie. Er gilt bis {expiresAt}.`,
    },
    admitted: {
      subject: "Ihr Interview für {jobTitle} ist offen",
      body: `Guten Tag, {firstName},

{companyName} hat Ihre Bewerbung für {jobTitle} gelesen. Ihr Videointerview ist offen: Sie antworten vor der Kamera, für sich allein, wann es Ihnen passt.

Der Link ist nur für Sie. Er gilt bis {expiresAt}.`,
    },
    reminder: {
      subject: "Ihr Interview für {jobTitle} ist offen bis {expiresAt}",
      body: `Guten Tag, {firstName},

Ihr Interview für {jobTitle} bei {companyName} ist noch nicht fertig. Was Sie bisher beantwortet haben, bleibt erhalten.

Der Link gilt bis {expiresAt}. Wenn Sie mehr Zeit brauchen, können Sie auf der Seite darum bitten.`,
    },
    link: {
      subject: "Ihr Link zum Interview für {jobTitle}",
      body: `Guten Tag, {firstName},

jemand, vermutlich Sie, hat um den Link zu Ihrem Interview für {jobTitle} bei {companyName} gebeten. Der Link ist nur für Sie. Er gilt bis {expiresAt}.

Wenn Sie es nicht waren, müssen Sie nichts tun: Der Link ging nur an Sie.`,
    },
    receipt: {
      subject: "Ihre Antworten für {jobTitle} sind angekommen",
      body: `Guten Tag, {firstName},

Ihre Antworten für {jobTitle} sind angekommen und liegen beim Team von {companyName}. Sie müssen nichts weiter tun.`,
    },
    rejection: {
      subject: "Ihre Bewerbung für {jobTitle} bei {companyName}",
      body: `Guten Tag, {firstName},

vielen Dank für Ihre Bewerbung für {jobTitle} bei {companyName} und für Ihre Zeit.

Wir haben uns entschieden, Ihre Bewerbung nicht weiter zu verfolgen. Für Ihre Suche wünschen wir Ihnen alles Gute.`,
    },
  },
  buttons: {
    invitation: "Interview öffnen",
    form: "Bewerbungsformular öffnen",
    admitted: "Interview öffnen",
    reminder: "Interview fortsetzen",
    link: "Interview öffnen",
  },
  copyAddress: "Wenn der Knopf nicht funktioniert, kopieren Sie diese Adresse:",
  noMoreReminders: "Keine Erinnerungen mehr an dieses Interview:",
  stopReminders: "Erinnerungen abstellen",
};
