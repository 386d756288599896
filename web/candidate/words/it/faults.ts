/** Italian: what keeps a camera away. */
import type { FaultCatalogue } from "../catalogue.ts";

export const faults: FaultCatalogue = {
  permission: {
    chrome: [
      "Prema l’icona a sinistra della barra degli indirizzi.",
      "Imposti Fotocamera e Microfono su «Consenti».",
      "Torni qui e riprovi.",
    ],
    edge: [
      "Prema il lucchetto a sinistra della barra degli indirizzi.",
      "Imposti Fotocamera e Microfono su «Consenti».",
      "Torni qui e riprovi.",
    ],
    firefox: [
      "Prema la fotocamera barrata a sinistra della barra degli indirizzi.",
      "Tolga i blocchi di fotocamera e microfono.",
      "Riprovi e scelga «Consenti».",
    ],
    safari: [
      "Apra il menu Safari e scelga le impostazioni di questo sito web.",
      "Imposti Fotocamera e Microfono su «Consenti».",
      "Ricarichi la pagina.",
    ],
    ios: [
      "Tocchi il menu della pagina accanto all’indirizzo e scelga «Impostazioni sito web».",
      "Imposti Fotocamera e Microfono su «Consenti».",
      "Se sono già consentiti, guardi nell’app Impostazioni, alla voce del Suo browser.",
    ],
    android: [
      "Tocchi l’icona a sinistra dell’indirizzo.",
      "Scelga «Autorizzazioni» e consenta fotocamera e microfono.",
      "Se sono già consentiti, guardi nelle impostazioni di Android, in App, alla voce del Suo browser.",
    ],
    other: ["Apra le impostazioni del browser per questo sito.", "Consenta fotocamera e microfono.", "Riprovi."],
  },
  faults: {
    denied: {
      title: "Il browser tiene chiusa la fotocamera",
      say: "Gli è stato detto di non lasciare usare a questa pagina la fotocamera o il microfono. Lei può cambiarlo.",
      steps: [],
    },
    denied_in_frame: {
      title: "Questa pagina si trova dentro un’altra",
      say: "L’altra pagina non cede la fotocamera. In una finestra propria funziona.",
      steps: ["Scelga «Apri in una nuova finestra».", "Consenta lì fotocamera e microfono."],
    },
    denied_in_app: {
      title: "L’app intorno a questa pagina tiene chiusa la fotocamera",
      say: "Mostra questa pagina al suo interno e non cede fotocamera e microfono.",
      steps: [
        "Cerchi il nome dell’app nelle impostazioni del dispositivo e consenta fotocamera e microfono.",
        "Oppure copi il link e lo apra nel Suo browser. Tutto ciò che ha fatto è conservato.",
      ],
    },
    no_camera: {
      title: "Nessuna fotocamera trovata",
      say: "Questo dispositivo non mostra al browser nessuna fotocamera.",
      steps: [
        "Se usa una fotocamera esterna, la ricolleghi.",
        "Se il portatile ha una copertura o un tasto della fotocamera, la apra.",
        "Oppure continui con un altro dispositivo: copi il link o scansioni il codice.",
      ],
    },
    no_microphone: {
      title: "Nessun microfono trovato",
      say: "Questo dispositivo non mostra al browser nessun microfono.",
      steps: [
        "Colleghi una cuffia con microfono o un microfono.",
        "Oppure continui con un altro dispositivo: copi il link o scansioni il codice.",
      ],
    },
    in_use: {
      title: "Un altro programma usa la fotocamera",
      say: "Su questo dispositivo una fotocamera serve un programma alla volta.",
      steps: ["Chiuda le videochiamate e le altre schede che mostrano la Sua immagine.", "Riprovi."],
    },
    insecure: {
      title: "Questo indirizzo non ha fotocamera",
      say: "I browser danno fotocamera e microfono solo a pagine che iniziano con https://. Questa no.",
      steps: ["Lo dica al team che Le ha inviato il link. Può rimediare."],
    },
    in_app: {
      title: "Il browser di questa app non ha fotocamera",
      say: "Ha aperto il link dentro un’app. Lo apra invece nel Suo browser.",
      steps: ["Apra il menu dell’app e scelga «Apri nel browser».", "Oppure copi il link e lo incolli lì."],
    },
    unsupported: {
      title: "Questo browser non può registrare",
      say: "È troppo vecchio, o la registrazione è disattivata.",
      steps: ["Apra il link in una versione attuale di Chrome, Edge, Firefox o Safari."],
    },
    ended: {
      title: "La fotocamera o il microfono è scomparso",
      say: "È stato scollegato, o il dispositivo lo ha ripreso. Ciò che ha registrato finora è conservato.",
      steps: ["Lo ricolleghi, o ne scelga un altro.", "Poi lo accenda qui."],
    },
    unclear: {
      title: "La fotocamera non è partita",
      say: "Il browser non ha dato un motivo.",
      steps: [
        "Chiuda gli altri programmi che usano la fotocamera.",
        "Ricarichi la pagina.",
        "Oppure usi un altro browser o un altro dispositivo.",
      ],
    },
  },
};
