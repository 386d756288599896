/** Mail to candidates in Dutch. */
import type { MailWords } from "./mail-words.ts";

export const nl: MailWords = {
  messages: {
    invitation: {
      subject: "Uw videogesprek voor {jobTitle} bij {companyName}",
      body: `Beste {firstName},

{companyName} nodigt u uit voor een videogesprek voor {jobTitle}. U antwoordt voor de camera, alleen, wanneer het u uitkomt. Niemand kijkt live mee.

U hebt een browser, een camera en een microfoon nodig, en geen account. De eerste pagina zegt wat er wordt opgenomen, wie het ziet en hoe lang elk antwoord mag zijn.

De link is alleen van u. Hij werkt tot {expiresAt}.`,
    },
    form: {
      subject: "Uw sollicitatie voor {jobTitle} bij {companyName}",
      body: `Beste {firstName},

{companyName} vraagt u het sollicitatieformulier voor {jobTitle} in te vullen. Dat kost een paar minuten.

Het team leest het. Als het gesprek voor u opengaat, krijgt u een tweede e-mail.

De link is alleen van u. Hij werkt tot {expiresAt}.`,
    },
    admitted: {
      subject: "Uw gesprek voor {jobTitle} is open",
      body: `Beste {firstName},

{companyName} heeft uw sollicitatie voor {jobTitle} gelezen. Uw videogesprek is open: u antwoordt voor de camera, alleen, wanneer het u uitkomt.

De link is alleen van u. Hij werkt tot {expiresAt}.`,
    },
    reminder: {
      subject: "Uw gesprek voor {jobTitle} is open tot {expiresAt}",
      body: `Beste {firstName},

Uw gesprek voor {jobTitle} bij {companyName} is nog niet klaar. Wat u tot nu toe hebt beantwoord, blijft bewaard.

De link werkt tot {expiresAt}. Hebt u meer tijd nodig, dan kunt u daar op de pagina om vragen.`,
    },
    link: {
      subject: "Uw link naar het gesprek voor {jobTitle}",
      body: `Beste {firstName},

Iemand, waarschijnlijk u, vroeg om de link naar uw gesprek voor {jobTitle} bij {companyName}. De link is alleen van u. Hij werkt tot {expiresAt}.

Was u het niet, dan hoeft u niets te doen: de link ging alleen naar u.`,
    },
    receipt: {
      subject: "Uw antwoorden voor {jobTitle} zijn aangekomen",
      body: `Beste {firstName},

Uw antwoorden voor {jobTitle} zijn aangekomen en liggen bij het team van {companyName}. U hoeft niets meer te doen.`,
    },
    rejection: {
      subject: "Uw sollicitatie voor {jobTitle} bij {companyName}",
      body: `Beste {firstName},

Bedankt voor uw sollicitatie voor {jobTitle} bij {companyName} en voor de tijd die u eraan hebt besteed.

We hebben besloten niet verder te gaan met uw sollicitatie. We wensen u veel succes met uw zoektocht.`,
    },
  },
  buttons: {
    invitation: "Uw gesprek openen",
    form: "Sollicitatieformulier openen",
    admitted: "Uw gesprek openen",
    reminder: "Verdergaan met uw gesprek",
    link: "Uw gesprek openen",
  },
  copyAddress: "Werkt de knop niet? Kopieer dan dit adres:",
  noMoreReminders: "Geen herinneringen meer aan dit gesprek:",
  stopReminders: "herinneringen stoppen",
};
