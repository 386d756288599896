/** Dutch: what keeps a camera away. */
import type { FaultCatalogue } from "../catalogue.ts";

export const faults: FaultCatalogue = {
  permission: {
    chrome: [
      "Klik op het pictogram links in de adresbalk.",
      "Zet Camera en Microfoon op ‘Toestaan’.",
      "Kom hier terug en probeer het opnieuw.",
    ],
    edge: [
      "Klik op het slotje links in de adresbalk.",
      "Zet Camera en Microfoon op ‘Toestaan’.",
      "Kom hier terug en probeer het opnieuw.",
    ],
    firefox: [
      "Klik op de doorgestreepte camera links in de adresbalk.",
      "Hef de blokkering van camera en microfoon op.",
      "Probeer het opnieuw en kies ‘Toestaan’.",
    ],
    safari: [
      "Open het Safari-menu en kies de instellingen voor deze website.",
      "Zet Camera en Microfoon op ‘Sta toe’.",
      "Laad de pagina opnieuw.",
    ],
    ios: [
      "Tik op het paginamenu naast het adres en kies ‘Website-instellingen’.",
      "Zet Camera en Microfoon op ‘Sta toe’.",
      "Zijn ze al toegestaan, kijk dan in de app Instellingen bij uw browser.",
    ],
    android: [
      "Tik op het pictogram links van het adres.",
      "Kies ‘Rechten’ en sta camera en microfoon toe.",
      "Zijn ze al toegestaan, kijk dan in de instellingen van Android onder Apps bij uw browser.",
    ],
    other: [
      "Open de instellingen van de browser voor deze site.",
      "Sta camera en microfoon toe.",
      "Probeer het opnieuw.",
    ],
  },
  faults: {
    denied: {
      title: "De browser houdt de camera gesloten",
      say: "Er is ingesteld dat deze pagina uw camera of microfoon niet mag gebruiken. Dat kunt u wijzigen.",
      steps: [],
    },
    denied_in_frame: {
      title: "Deze pagina zit in een andere pagina",
      say: "Die pagina geeft de camera niet door. In een eigen venster werkt het.",
      steps: ["Kies ‘In een nieuw venster openen’.", "Sta daar camera en microfoon toe."],
    },
    denied_in_app: {
      title: "De app om deze pagina houdt de camera gesloten",
      say: "Ze toont deze pagina in zichzelf en geeft camera en microfoon niet door.",
      steps: [
        "Zoek in de instellingen van het apparaat de naam van de app en sta camera en microfoon toe.",
        "Of kopieer de link en open hem in uw eigen browser. Alles wat u tot nu toe deed, blijft bewaard.",
      ],
    },
    no_camera: {
      title: "Geen camera gevonden",
      say: "Dit apparaat toont de browser geen camera.",
      steps: [
        "Gebruikt u een losse camera, sluit die dan opnieuw aan.",
        "Heeft uw laptop een schuifje of een cameratoets, open die dan.",
        "Of ga verder met een ander apparaat: kopieer de link of scan de code.",
      ],
    },
    no_microphone: {
      title: "Geen microfoon gevonden",
      say: "Dit apparaat toont de browser geen microfoon.",
      steps: [
        "Sluit een headset of microfoon aan.",
        "Of ga verder met een ander apparaat: kopieer de link of scan de code.",
      ],
    },
    in_use: {
      title: "Een ander programma heeft de camera",
      say: "Op dit apparaat dient een camera één programma tegelijk.",
      steps: ["Sluit videogesprekken en andere tabbladen die uw beeld tonen.", "Probeer het opnieuw."],
    },
    insecure: {
      title: "Dit adres heeft geen camera",
      say: "Browsers geven camera en microfoon alleen aan pagina’s die met https:// beginnen. Deze niet.",
      steps: ["Vertel het aan het team dat u de link stuurde. Zij kunnen dit verhelpen."],
    },
    in_app: {
      title: "De browser van deze app heeft geen camera",
      say: "U hebt de link in een app geopend. Open hem in plaats daarvan in uw eigen browser.",
      steps: ["Open het menu van de app en kies ‘Openen in browser’.", "Of kopieer de link en plak hem daar."],
    },
    unsupported: {
      title: "Deze browser kan niet opnemen",
      say: "Hij is te oud, of opnemen staat uit.",
      steps: ["Open de link in een recente Chrome, Edge, Firefox of Safari."],
    },
    ended: {
      title: "De camera of microfoon is weg",
      say: "Hij is losgekoppeld, of het apparaat heeft hem teruggenomen. Wat u tot nu toe opnam, blijft bewaard.",
      steps: ["Sluit hem weer aan, of kies een andere.", "Zet hem dan hier aan."],
    },
    unclear: {
      title: "De camera is niet gestart",
      say: "De browser gaf geen reden.",
      steps: [
        "Sluit andere programma’s die de camera gebruiken.",
        "Laad de pagina opnieuw.",
        "Of gebruik een andere browser of een ander apparaat.",
      ],
    },
  },
};
