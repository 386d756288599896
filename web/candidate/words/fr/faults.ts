/** French: what keeps a camera away. */
import type { FaultCatalogue } from "../catalogue.ts";

export const faults: FaultCatalogue = {
  permission: {
    chrome: [
      "Cliquez sur l’icône à gauche de la barre d’adresse.",
      "Réglez Caméra et Micro sur « Autoriser ».",
      "Revenez ici et réessayez.",
    ],
    edge: [
      "Cliquez sur le cadenas à gauche de la barre d’adresse.",
      "Réglez Caméra et Micro sur « Autoriser ».",
      "Revenez ici et réessayez.",
    ],
    firefox: [
      "Cliquez sur la caméra barrée à gauche de la barre d’adresse.",
      "Levez le blocage de la caméra et du micro.",
      "Réessayez et choisissez « Autoriser ».",
    ],
    safari: [
      "Ouvrez le menu Safari et choisissez les réglages de ce site web.",
      "Réglez Caméra et Micro sur « Autoriser ».",
      "Rechargez la page.",
    ],
    ios: [
      "Touchez le menu de page à côté de l’adresse et choisissez « Réglages du site web ».",
      "Réglez Caméra et Micro sur « Autoriser ».",
      "S’ils sont déjà autorisés, regardez dans l’app Réglages, sous votre navigateur.",
    ],
    android: [
      "Touchez l’icône à gauche de l’adresse.",
      "Choisissez « Autorisations » et autorisez la caméra et le micro.",
      "S’ils sont déjà autorisés, regardez dans les paramètres d’Android, sous Applications, votre navigateur.",
    ],
    other: ["Ouvrez les réglages du navigateur pour ce site.", "Autorisez la caméra et le micro.", "Réessayez."],
  },
  faults: {
    denied: {
      title: "Le navigateur garde la caméra fermée",
      say: "On lui a dit de ne pas laisser cette page utiliser votre caméra ou votre micro. Vous pouvez changer cela.",
      steps: [],
    },
    denied_in_frame: {
      title: "Cette page se trouve dans une autre page",
      say: "L’autre page ne transmet pas la caméra. Dans une fenêtre à elle, cela fonctionne.",
      steps: ["Choisissez « Ouvrir dans une nouvelle fenêtre ».", "Autorisez-y la caméra et le micro."],
    },
    denied_in_app: {
      title: "L’application autour de cette page garde la caméra fermée",
      say: "Elle affiche cette page en elle-même et ne transmet ni la caméra ni le micro.",
      steps: [
        "Dans les réglages de l’appareil, cherchez le nom de l’application et autorisez la caméra et le micro.",
        "Ou copiez le lien et ouvrez-le dans votre propre navigateur. Tout ce que vous avez fait est gardé.",
      ],
    },
    no_camera: {
      title: "Aucune caméra trouvée",
      say: "Cet appareil ne montre aucune caméra au navigateur.",
      steps: [
        "Si vous utilisez une caméra externe, rebranchez-la.",
        "Si votre ordinateur a un cache ou une touche de caméra, ouvrez-la.",
        "Ou continuez avec un autre appareil : copiez le lien ou scannez le code.",
      ],
    },
    no_microphone: {
      title: "Aucun micro trouvé",
      say: "Cet appareil ne montre aucun micro au navigateur.",
      steps: [
        "Branchez un casque ou un micro.",
        "Ou continuez avec un autre appareil : copiez le lien ou scannez le code.",
      ],
    },
    in_use: {
      title: "Un autre programme utilise la caméra",
      say: "Sur cet appareil, une caméra ne sert qu’un programme à la fois.",
      steps: ["Fermez les appels vidéo et les autres onglets qui montrent votre image.", "Réessayez."],
    },
    insecure: {
      title: "Cette adresse n’a pas de caméra",
      say: "Les navigateurs ne donnent la caméra et le micro qu’aux pages qui commencent par https://. Ce n’est pas le cas de celle-ci.",
      steps: ["Dites-le à l’équipe qui vous a envoyé le lien. Elle peut y remédier."],
    },
    in_app: {
      title: "Le navigateur de cette application n’a pas de caméra",
      say: "Vous avez ouvert le lien dans une application. Ouvrez-le plutôt dans votre propre navigateur.",
      steps: [
        "Ouvrez le menu de l’application et choisissez « Ouvrir dans le navigateur ».",
        "Ou copiez le lien et collez-le dans votre navigateur.",
      ],
    },
    unsupported: {
      title: "Ce navigateur ne peut pas enregistrer",
      say: "Il est trop ancien, ou l’enregistrement est désactivé.",
      steps: ["Ouvrez le lien dans une version récente de Chrome, Edge, Firefox ou Safari."],
    },
    ended: {
      title: "La caméra ou le micro a disparu",
      say: "L’appareil a été débranché, ou le système l’a repris. Ce que vous avez enregistré est gardé.",
      steps: ["Rebranchez-le, ou choisissez-en un autre.", "Puis allumez-le ici."],
    },
    unclear: {
      title: "La caméra n’a pas démarré",
      say: "Le navigateur n’a pas donné de raison.",
      steps: [
        "Fermez les autres programmes qui utilisent la caméra.",
        "Rechargez la page.",
        "Ou prenez un autre navigateur ou un autre appareil.",
      ],
    },
  },
};
