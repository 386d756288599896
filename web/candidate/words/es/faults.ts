/** Spanish: what keeps a camera away. */
import type { FaultCatalogue } from "../catalogue.ts";

export const faults: FaultCatalogue = {
  permission: {
    chrome: [
      "Pulse el icono a la izquierda de la barra de direcciones.",
      "Ponga Cámara y Micrófono en «Permitir».",
      "Vuelva aquí e inténtelo de nuevo.",
    ],
    edge: [
      "Pulse el candado a la izquierda de la barra de direcciones.",
      "Ponga Cámara y Micrófono en «Permitir».",
      "Vuelva aquí e inténtelo de nuevo.",
    ],
    firefox: [
      "Pulse la cámara tachada a la izquierda de la barra de direcciones.",
      "Quite los bloqueos de cámara y micrófono.",
      "Inténtelo de nuevo y elija «Permitir».",
    ],
    safari: [
      "Abra el menú Safari y elija los ajustes de este sitio web.",
      "Ponga Cámara y Micrófono en «Permitir».",
      "Vuelva a cargar la página.",
    ],
    ios: [
      "Toque el menú de página junto a la dirección y elija «Ajustes del sitio web».",
      "Ponga Cámara y Micrófono en «Permitir».",
      "Si ya están permitidos, mire en la app Ajustes, en su navegador.",
    ],
    android: [
      "Toque el icono a la izquierda de la dirección.",
      "Elija «Permisos» y permita la cámara y el micrófono.",
      "Si ya están permitidos, mire en los ajustes de Android, en Aplicaciones, su navegador.",
    ],
    other: [
      "Abra los ajustes del navegador para este sitio.",
      "Permita la cámara y el micrófono.",
      "Inténtelo de nuevo.",
    ],
  },
  faults: {
    denied: {
      title: "El navegador mantiene cerrada la cámara",
      say: "Se le ha indicado que no deje a esta página usar su cámara o su micrófono. Usted puede cambiarlo.",
      steps: [],
    },
    denied_in_frame: {
      title: "Esta página está dentro de otra",
      say: "La otra página no cede la cámara. En una ventana propia funciona.",
      steps: ["Elija «Abrir en una ventana nueva».", "Permita allí la cámara y el micrófono."],
    },
    denied_in_app: {
      title: "La aplicación que muestra esta página mantiene cerrada la cámara",
      say: "Muestra esta página dentro de sí misma y no cede la cámara ni el micrófono.",
      steps: [
        "Busque el nombre de la aplicación en los ajustes del dispositivo y permita la cámara y el micrófono.",
        "O copie el enlace y ábralo en su propio navegador. Todo lo que ha hecho se conserva.",
      ],
    },
    no_camera: {
      title: "No se encuentra ninguna cámara",
      say: "Este dispositivo no muestra ninguna cámara al navegador.",
      steps: [
        "Si usa una cámara externa, vuelva a conectarla.",
        "Si su portátil tiene una tapa o una tecla de cámara, ábrala.",
        "O continúe con otro dispositivo: copie el enlace o escanee el código.",
      ],
    },
    no_microphone: {
      title: "No se encuentra ningún micrófono",
      say: "Este dispositivo no muestra ningún micrófono al navegador.",
      steps: [
        "Conecte unos auriculares con micrófono o un micrófono.",
        "O continúe con otro dispositivo: copie el enlace o escanee el código.",
      ],
    },
    in_use: {
      title: "Otro programa usa la cámara",
      say: "En este dispositivo, una cámara sirve a un solo programa a la vez.",
      steps: ["Cierre las videollamadas y otras pestañas que muestren su imagen.", "Inténtelo de nuevo."],
    },
    insecure: {
      title: "Esta dirección no tiene cámara",
      say: "Los navegadores solo dan cámara y micrófono a páginas que empiezan por https://. Esta no.",
      steps: ["Dígaselo al equipo que le envió el enlace. Puede arreglarlo."],
    },
    in_app: {
      title: "El navegador de esta aplicación no tiene cámara",
      say: "Ha abierto el enlace dentro de una aplicación. Ábralo en su propio navegador.",
      steps: ["Abra el menú de la aplicación y elija «Abrir en el navegador».", "O copie el enlace y péguelo allí."],
    },
    unsupported: {
      title: "Este navegador no puede grabar",
      say: "Es demasiado antiguo, o la grabación está desactivada.",
      steps: ["Abra el enlace en una versión actual de Chrome, Edge, Firefox o Safari."],
    },
    ended: {
      title: "La cámara o el micrófono ha desaparecido",
      say: "Se desconectó, o el dispositivo lo recuperó. Lo que ha grabado hasta ahora se conserva.",
      steps: ["Conéctelo otra vez, o elija otro.", "Después enciéndalo aquí."],
    },
    unclear: {
      title: "La cámara no se inició",
      say: "El navegador no dio ningún motivo.",
      steps: [
        "Cierre otros programas que usen la cámara.",
        "Vuelva a cargar la página.",
        "O use otro navegador u otro dispositivo.",
      ],
    },
  },
};
