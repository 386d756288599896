/** Portuguese of Brazil: what keeps a camera away. */
import type { FaultCatalogue } from "../catalogue.ts";

export const faults: FaultCatalogue = {
  permission: {
    chrome: [
      "Clique no ícone à esquerda da barra de endereço.",
      "Mude Câmera e Microfone para “Permitir”.",
      "Volte aqui e tente de novo.",
    ],
    edge: [
      "Clique no cadeado à esquerda da barra de endereço.",
      "Mude Câmera e Microfone para “Permitir”.",
      "Volte aqui e tente de novo.",
    ],
    firefox: [
      "Clique na câmera riscada à esquerda da barra de endereço.",
      "Remova os bloqueios de câmera e microfone.",
      "Tente de novo e escolha “Permitir”.",
    ],
    safari: [
      "Abra o menu Safari e escolha os ajustes deste site.",
      "Mude Câmera e Microfone para “Permitir”.",
      "Recarregue a página.",
    ],
    ios: [
      "Toque no menu da página ao lado do endereço e escolha “Ajustes do Site”.",
      "Mude Câmera e Microfone para “Permitir”.",
      "Se já estiverem permitidos, veja no app Ajustes, em seu navegador.",
    ],
    android: [
      "Toque no ícone à esquerda do endereço.",
      "Escolha “Permissões” e permita câmera e microfone.",
      "Se já estiverem permitidos, veja nas configurações do Android, em Apps, seu navegador.",
    ],
    other: ["Abra as configurações do navegador para este site.", "Permita câmera e microfone.", "Tente de novo."],
  },
  faults: {
    denied: {
      title: "O navegador mantém a câmera fechada",
      say: "Ele foi instruído a não deixar esta página usar sua câmera ou seu microfone. Você pode mudar isso.",
      steps: [],
    },
    denied_in_frame: {
      title: "Esta página está dentro de outra",
      say: "A outra página não repassa a câmera. Em uma janela própria funciona.",
      steps: ["Escolha “Abrir em uma nova janela”.", "Permita lá a câmera e o microfone."],
    },
    denied_in_app: {
      title: "O aplicativo em volta desta página mantém a câmera fechada",
      say: "Ele mostra esta página dentro de si e não repassa câmera nem microfone.",
      steps: [
        "Procure o nome do aplicativo nas configurações do dispositivo e permita câmera e microfone.",
        "Ou copie o link e abra-o no seu próprio navegador. Tudo o que você fez está guardado.",
      ],
    },
    no_camera: {
      title: "Nenhuma câmera encontrada",
      say: "Este dispositivo não mostra nenhuma câmera ao navegador.",
      steps: [
        "Se você usa uma câmera externa, conecte-a de novo.",
        "Se seu notebook tem uma tampa ou tecla de câmera, libere-a.",
        "Ou continue com outro dispositivo: copie o link ou escaneie o código.",
      ],
    },
    no_microphone: {
      title: "Nenhum microfone encontrado",
      say: "Este dispositivo não mostra nenhum microfone ao navegador.",
      steps: [
        "Conecte um fone com microfone ou um microfone.",
        "Ou continue com outro dispositivo: copie o link ou escaneie o código.",
      ],
    },
    in_use: {
      title: "Outro programa está com a câmera",
      say: "Neste dispositivo, uma câmera serve a um programa por vez.",
      steps: ["Feche chamadas de vídeo e outras abas que mostrem sua imagem.", "Tente de novo."],
    },
    insecure: {
      title: "Este endereço não tem câmera",
      say: "Os navegadores só dão câmera e microfone a páginas que começam com https://. Esta não começa.",
      steps: ["Avise a equipe que enviou o link. Ela pode corrigir isso."],
    },
    in_app: {
      title: "O navegador deste aplicativo não tem câmera",
      say: "Você abriu o link dentro de um aplicativo. Abra-o no seu próprio navegador.",
      steps: ["Abra o menu do aplicativo e escolha “Abrir no navegador”.", "Ou copie o link e cole-o lá."],
    },
    unsupported: {
      title: "Este navegador não consegue gravar",
      say: "Ele é antigo demais, ou a gravação está desativada.",
      steps: ["Abra o link em uma versão atual do Chrome, Edge, Firefox ou Safari."],
    },
    ended: {
      title: "A câmera ou o microfone sumiu",
      say: "Foi desconectado, ou o dispositivo o tomou de volta. O que você gravou até agora está guardado.",
      steps: ["Conecte-o de novo, ou escolha outro.", "Depois ligue-o aqui."],
    },
    unclear: {
      title: "A câmera não iniciou",
      say: "O navegador não deu nenhum motivo.",
      steps: [
        "Feche outros programas que usem a câmera.",
        "Recarregue a página.",
        "Ou use outro navegador ou dispositivo.",
      ],
    },
  },
};
