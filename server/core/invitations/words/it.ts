/** Mail to candidates in Italian. */
import type { MailWords } from "./mail-words.ts";

export const it: MailWords = {
  messages: {
    invitation: {
      subject: "Il Suo colloquio video per {jobTitle} presso {companyName}",
      body: `Buongiorno {firstName},

{companyName} La invita a un colloquio video per {jobTitle}. Risponde davanti alla fotocamera, per conto Suo, quando preferisce. Nessuno guarda in diretta.

Le servono un browser, una fotocamera e un microfono, e nessun account. La prima pagina dice che cosa viene registrato, chi lo vede e quanto può durare ogni risposta.

Il link è solo Suo. Funziona fino a: {expiresAt}.`,
    },
    form: {
      subject: "La Sua candidatura per {jobTitle} presso {companyName}",
      body: `Buongiorno {firstName},

{companyName} Le chiede di compilare il modulo di candidatura per {jobTitle}. Bastano pochi minuti.

Il team lo legge. Quando Le aprirà il colloquio, riceverà una seconda e-mail.

Il link è solo Suo. Funziona fino a: {expiresAt}.`,
    },
    admitted: {
      subject: "Il Suo colloquio per {jobTitle} è aperto",
      body: `Buongiorno {firstName},

{companyName} ha letto la Sua candidatura per {jobTitle}. Il Suo colloquio video è aperto: risponde davanti alla fotocamera, per conto Suo, quando preferisce.

Il link è solo Suo. Funziona fino a: {expiresAt}.`,
    },
    reminder: {
      subject: "Il Suo colloquio per {jobTitle} è aperto fino a: {expiresAt}",
      body: `Buongiorno {firstName},

Il Suo colloquio per {jobTitle} presso {companyName} non è ancora finito. Ciò che ha risposto finora è conservato.

Il link funziona fino a: {expiresAt}. Se Le serve più tempo, può chiederlo nella pagina.`,
    },
    link: {
      subject: "Il Suo link al colloquio per {jobTitle}",
      body: `Buongiorno {firstName},

Qualcuno, probabilmente Lei, ha chiesto il link al Suo colloquio per {jobTitle} presso {companyName}. Il link è solo Suo. Funziona fino a: {expiresAt}.

Se non è stato Lei, non deve fare nulla: il link è stato inviato solo a Lei.`,
    },
    receipt: {
      subject: "Le Sue risposte per {jobTitle} sono arrivate",
      body: `Buongiorno {firstName},

Le Sue risposte per {jobTitle} sono arrivate e sono presso il team di {companyName}. Non deve fare altro.`,
    },
    rejection: {
      subject: "La Sua candidatura per {jobTitle} presso {companyName}",
      body: `Buongiorno {firstName},

grazie per la Sua candidatura per {jobTitle} presso {companyName} e per il tempo che ci ha dedicato.

Abbiamo deciso di non proseguire con la Sua candidatura. Le auguriamo il meglio per la Sua ricerca.`,
    },
  },
  buttons: {
    invitation: "Apri il colloquio",
    form: "Apri il modulo di candidatura",
    admitted: "Apri il colloquio",
    reminder: "Continua il colloquio",
    link: "Apri il colloquio",
  },
  copyAddress: "Se il pulsante non funziona, copi questo indirizzo:",
  noMoreReminders: "Niente più promemoria di questo colloquio:",
  stopReminders: "ferma i promemoria",
};
