/** Mail to candidates in the Portuguese of Brazil. */
import type { MailWords } from "./mail-words.ts";

export const pt: MailWords = {
  messages: {
    invitation: {
      subject: "Sua entrevista em vídeo para {jobTitle} na {companyName}",
      body: `Olá, {firstName},

{companyName} convida você para uma entrevista em vídeo para {jobTitle}. Você responde diante da câmera, por conta própria, quando for melhor para você. Ninguém assiste ao vivo.

Você precisa de um navegador, uma câmera e um microfone, e de nenhuma conta. A primeira página diz o que é gravado, quem vê e quanto tempo cada resposta pode ter.

O link é só seu. Ele funciona até {expiresAt}.`,
    },
    form: {
      subject: "Sua candidatura para {jobTitle} na {companyName}",
      body: `Olá, {firstName},

{companyName} pede que você preencha o formulário de candidatura para {jobTitle}. Leva alguns minutos.

A equipe o lê. Quando ela abrir a entrevista para você, você recebe um segundo e-mail.

O link é só seu. Ele funciona até {expiresAt}.`,
    },
    admitted: {
      subject: "Sua entrevista para {jobTitle} está aberta",
      body: `Olá, {firstName},

{companyName} leu sua candidatura para {jobTitle}. Sua entrevista em vídeo está aberta: você responde diante da câmera, por conta própria, quando for melhor para você.

O link é só seu. Ele funciona até {expiresAt}.`,
    },
    reminder: {
      subject: "Sua entrevista para {jobTitle} está aberta até {expiresAt}",
      body: `Olá, {firstName},

Sua entrevista para {jobTitle} na {companyName} ainda não terminou. O que você já respondeu está guardado.

O link funciona até {expiresAt}. Se precisar de mais tempo, você pode pedir na página.`,
    },
    link: {
      subject: "Seu link para a entrevista de {jobTitle}",
      body: `Olá, {firstName},

Alguém, provavelmente você, pediu o link da sua entrevista para {jobTitle} na {companyName}. O link é só seu. Ele funciona até {expiresAt}.

Se não foi você, não é preciso fazer nada: o link foi enviado só para você.`,
    },
    receipt: {
      subject: "Suas respostas para {jobTitle} chegaram",
      body: `Olá, {firstName},

Suas respostas para {jobTitle} chegaram e estão com a equipe da {companyName}. Você não precisa fazer mais nada.`,
    },
    rejection: {
      subject: "Sua candidatura para {jobTitle} na {companyName}",
      body: `Olá, {firstName},

Agradecemos sua candidatura para {jobTitle} na {companyName} e o tempo que você dedicou a ela.

Decidimos não seguir adiante com sua candidatura. Desejamos muito sucesso em sua busca.`,
    },
  },
  buttons: {
    invitation: "Abrir sua entrevista",
    form: "Abrir o formulário de candidatura",
    admitted: "Abrir sua entrevista",
    reminder: "Continuar sua entrevista",
    link: "Abrir sua entrevista",
  },
  copyAddress: "Se o botão não funcionar, copie este endereço:",
  noMoreReminders: "Sem mais lembretes desta entrevista:",
  stopReminders: "parar os lembretes",
};
