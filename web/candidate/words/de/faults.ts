/** German: what keeps a camera away. */
import type { FaultCatalogue } from "../catalogue.ts";

export const faults: FaultCatalogue = {
  permission: {
    chrome: [
      "Klicken Sie auf das Symbol links in der Adressleiste.",
      "Stellen Sie Kamera und Mikrofon auf „Zulassen“.",
      "Kommen Sie hierher zurück und versuchen Sie es noch einmal.",
    ],
    edge: [
      "Klicken Sie auf das Schloss links in der Adressleiste.",
      "Stellen Sie Kamera und Mikrofon auf „Zulassen“.",
      "Kommen Sie hierher zurück und versuchen Sie es noch einmal.",
    ],
    firefox: [
      "Klicken Sie auf die durchgestrichene Kamera links in der Adressleiste.",
      "Heben Sie die Sperren für Kamera und Mikrofon auf.",
      "Versuchen Sie es noch einmal und wählen Sie „Erlauben“.",
    ],
    safari: [
      "Öffnen Sie das Menü „Safari“ und wählen Sie die Einstellungen für diese Website.",
      "Stellen Sie Kamera und Mikrofon auf „Erlauben“.",
      "Laden Sie die Seite neu.",
    ],
    ios: [
      "Tippen Sie auf das Seitenmenü neben der Adresse und wählen Sie „Website-Einstellungen“.",
      "Stellen Sie Kamera und Mikrofon auf „Erlauben“.",
      "Wenn sie schon erlaubt sind, sehen Sie in der App „Einstellungen“ unter Ihrem Browser nach.",
    ],
    android: [
      "Tippen Sie auf das Symbol links neben der Adresse.",
      "Wählen Sie „Berechtigungen“ und erlauben Sie Kamera und Mikrofon.",
      "Wenn sie schon erlaubt sind, sehen Sie in den Android-Einstellungen unter „Apps“ bei Ihrem Browser nach.",
    ],
    other: [
      "Öffnen Sie die Einstellungen des Browsers für diese Seite.",
      "Erlauben Sie Kamera und Mikrofon.",
      "Versuchen Sie es noch einmal.",
    ],
  },
  faults: {
    denied: {
      title: "Der Browser gibt die Kamera nicht frei",
      say: "Ihm wurde gesagt, dass diese Seite Kamera oder Mikrofon nicht benutzen darf. Das können Sie ändern.",
      steps: [],
    },
    denied_in_frame: {
      title: "Diese Seite steckt in einer anderen Seite",
      say: "Die äußere Seite gibt die Kamera nicht weiter. In einem eigenen Fenster geht es.",
      steps: ["Wählen Sie „In einem neuen Fenster öffnen“.", "Erlauben Sie dort Kamera und Mikrofon."],
    },
    denied_in_app: {
      title: "Die App um diese Seite gibt die Kamera nicht frei",
      say: "Sie zeigt diese Seite in sich selbst und gibt Kamera und Mikrofon nicht weiter.",
      steps: [
        "Sehen Sie in den Einstellungen des Geräts unter dem Namen der App nach und erlauben Sie Kamera und Mikrofon.",
        "Oder kopieren Sie den Link und öffnen Sie ihn in Ihrem eigenen Browser. Was Sie bisher getan haben, bleibt erhalten.",
      ],
    },
    no_camera: {
      title: "Keine Kamera gefunden",
      say: "Dieses Gerät zeigt dem Browser keine Kamera.",
      steps: [
        "Wenn Sie eine externe Kamera benutzen, stecken Sie sie noch einmal an.",
        "Wenn Ihr Laptop eine Abdeckung oder eine Kamerataste hat, geben Sie die Kamera frei.",
        "Oder fahren Sie mit einem anderen Gerät fort: Kopieren Sie den Link oder scannen Sie den Code.",
      ],
    },
    no_microphone: {
      title: "Kein Mikrofon gefunden",
      say: "Dieses Gerät zeigt dem Browser kein Mikrofon.",
      steps: [
        "Stecken Sie ein Headset oder Mikrofon an.",
        "Oder fahren Sie mit einem anderen Gerät fort: Kopieren Sie den Link oder scannen Sie den Code.",
      ],
    },
    in_use: {
      title: "Ein anderes Programm hat die Kamera",
      say: "Auf diesem Gerät dient eine Kamera immer nur einem Programm.",
      steps: ["Schließen Sie Videoanrufe und andere Tabs, die Ihr Bild zeigen.", "Versuchen Sie es noch einmal."],
    },
    insecure: {
      title: "Unter dieser Adresse gibt es keine Kamera",
      say: "Browser geben Kamera und Mikrofon nur Seiten, die mit https:// beginnen. Diese tut das nicht.",
      steps: ["Sagen Sie es dem Team, das Ihnen den Link geschickt hat. Es kann das richten."],
    },
    in_app: {
      title: "Der Browser dieser App hat keine Kamera",
      say: "Sie haben den Link in einer App geöffnet. Öffnen Sie ihn stattdessen in Ihrem eigenen Browser.",
      steps: [
        "Öffnen Sie das Menü der App und wählen Sie „Im Browser öffnen“.",
        "Oder kopieren Sie den Link und fügen Sie ihn dort ein.",
      ],
    },
    unsupported: {
      title: "Dieser Browser kann nicht aufnehmen",
      say: "Er ist zu alt, oder das Aufnehmen ist ausgeschaltet.",
      steps: ["Öffnen Sie den Link in einem aktuellen Chrome, Edge, Firefox oder Safari."],
    },
    ended: {
      title: "Kamera oder Mikrofon sind weg",
      say: "Das Gerät wurde abgezogen oder hat sie zurückgenommen. Was Sie bisher aufgenommen haben, bleibt erhalten.",
      steps: ["Schließen Sie es wieder an oder wählen Sie ein anderes.", "Schalten Sie es dann hier ein."],
    },
    unclear: {
      title: "Die Kamera ist nicht gestartet",
      say: "Der Browser nannte keinen Grund.",
      steps: [
        "Schließen Sie andere Programme, die die Kamera benutzen.",
        "Laden Sie die Seite neu.",
        "Oder nehmen Sie einen anderen Browser oder ein anderes Gerät.",
      ],
    },
  },
};
