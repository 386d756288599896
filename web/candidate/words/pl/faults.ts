/** Polish: what keeps a camera away. */
import type { FaultCatalogue } from "../catalogue.ts";

export const faults: FaultCatalogue = {
  permission: {
    chrome: [
      "Proszę kliknąć ikonę po lewej stronie paska adresu.",
      "Ustawić kamerę i mikrofon na „Zezwalaj”.",
      "Wrócić tutaj i spróbować ponownie.",
    ],
    edge: [
      "Proszę kliknąć kłódkę po lewej stronie paska adresu.",
      "Ustawić kamerę i mikrofon na „Zezwalaj”.",
      "Wrócić tutaj i spróbować ponownie.",
    ],
    firefox: [
      "Proszę kliknąć przekreśloną kamerę po lewej stronie paska adresu.",
      "Usunąć blokady kamery i mikrofonu.",
      "Spróbować ponownie i wybrać „Zezwól”.",
    ],
    safari: [
      "Proszę otworzyć menu Safari i wybrać ustawienia tej witryny.",
      "Ustawić kamerę i mikrofon na „Pozwalaj”.",
      "Odświeżyć stronę.",
    ],
    ios: [
      "Proszę dotknąć menu strony obok adresu i wybrać „Ustawienia witryny”.",
      "Ustawić kamerę i mikrofon na „Pozwalaj”.",
      "Jeśli są już dozwolone, proszę sprawdzić w aplikacji Ustawienia, przy swojej przeglądarce.",
    ],
    android: [
      "Proszę dotknąć ikony po lewej stronie adresu.",
      "Wybrać „Uprawnienia” i zezwolić na kamerę i mikrofon.",
      "Jeśli są już dozwolone, proszę sprawdzić w ustawieniach Androida, w aplikacjach, przy swojej przeglądarce.",
    ],
    other: [
      "Proszę otworzyć ustawienia przeglądarki dla tej strony.",
      "Zezwolić na kamerę i mikrofon.",
      "Spróbować ponownie.",
    ],
  },
  faults: {
    denied: {
      title: "Przeglądarka blokuje kamerę",
      say: "Ma ustawione, aby nie pozwalać tej stronie na kamerę lub mikrofon. Można to zmienić.",
      steps: [],
    },
    denied_in_frame: {
      title: "Ta strona jest wewnątrz innej strony",
      say: "Tamta strona nie przekazuje kamery. W osobnym oknie to działa.",
      steps: ["Proszę wybrać „Otwórz w nowym oknie”.", "Zezwolić tam na kamerę i mikrofon."],
    },
    denied_in_app: {
      title: "Aplikacja z tą stroną blokuje kamerę",
      say: "Pokazuje tę stronę w sobie i nie przekazuje kamery ani mikrofonu.",
      steps: [
        "Proszę odszukać nazwę aplikacji w ustawieniach urządzenia i zezwolić na kamerę i mikrofon.",
        "Albo skopiować link i otworzyć go we własnej przeglądarce. Wszystko, co zrobiono, jest zachowane.",
      ],
    },
    no_camera: {
      title: "Nie znaleziono kamery",
      say: "To urządzenie nie pokazuje przeglądarce żadnej kamery.",
      steps: [
        "Zewnętrzną kamerę proszę podłączyć ponownie.",
        "Jeśli laptop ma zasłonę lub klawisz kamery, proszę ją odsłonić.",
        "Albo kontynuować na innym urządzeniu: skopiować link lub zeskanować kod.",
      ],
    },
    no_microphone: {
      title: "Nie znaleziono mikrofonu",
      say: "To urządzenie nie pokazuje przeglądarce żadnego mikrofonu.",
      steps: [
        "Proszę podłączyć zestaw słuchawkowy lub mikrofon.",
        "Albo kontynuować na innym urządzeniu: skopiować link lub zeskanować kod.",
      ],
    },
    in_use: {
      title: "Kamery używa inny program",
      say: "Na tym urządzeniu kamera służy jednemu programowi naraz.",
      steps: ["Proszę zamknąć rozmowy wideo i inne karty z obrazem z kamery.", "Spróbować ponownie."],
    },
    insecure: {
      title: "Pod tym adresem nie ma kamery",
      say: "Przeglądarki udostępniają kamerę i mikrofon tylko stronom zaczynającym się od https://. Ta do nich nie należy.",
      steps: ["Proszę powiadomić zespół, który wysłał link. Może to naprawić."],
    },
    in_app: {
      title: "Przeglądarka tej aplikacji nie ma kamery",
      say: "Link został otwarty w aplikacji. Proszę otworzyć go we własnej przeglądarce.",
      steps: [
        "Proszę otworzyć menu aplikacji i wybrać „Otwórz w przeglądarce”.",
        "Albo skopiować link i wkleić go tam.",
      ],
    },
    unsupported: {
      title: "Ta przeglądarka nie może nagrywać",
      say: "Jest zbyt stara albo nagrywanie jest wyłączone.",
      steps: ["Proszę otworzyć link w aktualnej wersji Chrome, Edge, Firefox lub Safari."],
    },
    ended: {
      title: "Kamera lub mikrofon przestały działać",
      say: "Zostały odłączone albo urządzenie je odebrało. Dotychczasowe nagranie jest zachowane.",
      steps: ["Proszę podłączyć je ponownie lub wybrać inne.", "Potem włączyć je tutaj."],
    },
    unclear: {
      title: "Kamera się nie uruchomiła",
      say: "Przeglądarka nie podała powodu.",
      steps: [
        "Proszę zamknąć inne programy, które używają kamery.",
        "Odświeżyć stronę.",
        "Albo użyć innej przeglądarki lub innego urządzenia.",
      ],
    },
  },
};
