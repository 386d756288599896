/** Mail to candidates in French. */
import type { MailWords } from "./mail-words.ts";

export const fr: MailWords = {
  messages: {
    invitation: {
      subject: "Votre entretien vidéo pour {jobTitle} chez {companyName}",
      body: `Bonjour {firstName},

{companyName} vous invite à un entretien vidéo pour {jobTitle}. Vous répondez face à la caméra, seul, quand cela vous convient. Personne ne regarde en direct.

Il vous faut un navigateur, une caméra et un micro, mais pas de compte. La première page dit ce qui est enregistré, qui le voit et combien de temps peut durer chaque réponse.

Ce lien est à vous seul. Il fonctionne jusqu’au {expiresAt}.`,
    },
    form: {
      subject: "Votre candidature pour {jobTitle} chez {companyName}",
      body: `Bonjour {firstName},

{companyName} vous demande de remplir le formulaire de candidature pour {jobTitle}. Cela prend quelques minutes.

L’équipe le lit. Quand elle vous ouvrira l’entretien, vous recevrez un second e-mail.

Ce lien est à vous seul. Il fonctionne jusqu’au {expiresAt}.`,
    },
    admitted: {
      subject: "Votre entretien pour {jobTitle} est ouvert",
      body: `Bonjour {firstName},

{companyName} a lu votre candidature pour {jobTitle}. Votre entretien vidéo est ouvert : vous répondez face à la caméra, seul, quand cela vous convient.

Ce lien est à vous seul. Il fonctionne jusqu’au {expiresAt}.`,
    },
    reminder: {
      subject: "Votre entretien pour {jobTitle} est ouvert jusqu’au {expiresAt}",
      body: `Bonjour {firstName},

Votre entretien pour {jobTitle} chez {companyName} n’est pas encore terminé. Ce que vous avez déjà répondu est gardé.

Le lien fonctionne jusqu’au {expiresAt}. S’il vous faut plus de temps, vous pouvez le demander sur la page.`,
    },
    link: {
      subject: "Votre lien pour l’entretien {jobTitle}",
      body: `Bonjour {firstName},

Quelqu’un, sans doute vous, a demandé le lien de votre entretien pour {jobTitle} chez {companyName}. Ce lien est à vous seul. Il fonctionne jusqu’au {expiresAt}.

Si ce n’était pas vous, il n’y a rien à faire : le lien n’a été envoyé qu’à vous.`,
    },
    receipt: {
      subject: "Vos réponses pour {jobTitle} sont arrivées",
      body: `Bonjour {firstName},

Vos réponses pour {jobTitle} sont arrivées et se trouvent auprès de l’équipe de {companyName}. Vous n’avez plus rien à faire.`,
    },
    rejection: {
      subject: "Votre candidature pour {jobTitle} chez {companyName}",
      body: `Bonjour {firstName},

Merci de votre candidature pour {jobTitle} chez {companyName} et du temps que vous y avez consacré.

Nous avons décidé de ne pas y donner suite. Nous vous souhaitons une pleine réussite dans vos recherches.`,
    },
  },
  buttons: {
    invitation: "Ouvrir votre entretien",
    form: "Ouvrir le formulaire de candidature",
    admitted: "Ouvrir votre entretien",
    reminder: "Reprendre votre entretien",
    link: "Ouvrir votre entretien",
  },
  copyAddress: "Si le bouton ne fonctionne pas, copiez cette adresse :",
  noMoreReminders: "Plus de rappels pour cet entretien :",
  stopReminders: "arrêter les rappels",
};
