/** Mail to candidates in Spanish. */
import type { MailWords } from "./mail-words.ts";

export const es: MailWords = {
  messages: {
    invitation: {
      subject: "Su entrevista en vídeo para {jobTitle} en {companyName}",
      body: `Hola, {firstName}:

{companyName} le invita a una entrevista en vídeo para {jobTitle}. Responde ante la cámara, por su cuenta, cuando le venga bien. Nadie mira en directo.

Necesita un navegador, una cámara y un micrófono, pero ninguna cuenta. La primera página dice qué se graba, quién lo ve y cuánto puede durar cada respuesta.

El enlace es solo suyo. Funciona hasta: {expiresAt}.`,
    },
    form: {
      subject: "Su candidatura para {jobTitle} en {companyName}",
      body: `Hola, {firstName}:

{companyName} le pide que rellene el formulario de candidatura para {jobTitle}. Lleva unos minutos.

El equipo lo lee. Cuando le abra la entrevista, recibirá un segundo correo.

El enlace es solo suyo. Funciona hasta: {expiresAt}.`,
    },
    admitted: {
      subject: "Su entrevista para {jobTitle} está abierta",
      body: `Hola, {firstName}:

{companyName} ha leído su candidatura para {jobTitle}. Su entrevista en vídeo está abierta: responde ante la cámara, por su cuenta, cuando le venga bien.

El enlace es solo suyo. Funciona hasta: {expiresAt}.`,
    },
    reminder: {
      subject: "Su entrevista para {jobTitle} está abierta hasta: {expiresAt}",
      body: `Hola, {firstName}:

Su entrevista para {jobTitle} en {companyName} aún no está terminada. Lo que ha respondido hasta ahora se conserva.

El enlace funciona hasta: {expiresAt}. Si necesita más tiempo, puede pedirlo en la página.`,
    },
    link: {
      subject: "Su enlace a la entrevista para {jobTitle}",
      body: `Hola, {firstName}:

Alguien, seguramente usted, ha pedido el enlace a su entrevista para {jobTitle} en {companyName}. El enlace es solo suyo. Funciona hasta: {expiresAt}.

Si no fue usted, no tiene que hacer nada: el enlace solo se le ha enviado a usted.`,
    },
    receipt: {
      subject: "Sus respuestas para {jobTitle} han llegado",
      body: `Hola, {firstName}:

Sus respuestas para {jobTitle} han llegado y están con el equipo de {companyName}. No tiene que hacer nada más.`,
    },
    rejection: {
      subject: "Su candidatura para {jobTitle} en {companyName}",
      body: `Hola, {firstName}:

Gracias por su candidatura para {jobTitle} en {companyName} y por el tiempo que le ha dedicado.

Hemos decidido no seguir adelante con su candidatura. Le deseamos mucho éxito en su búsqueda.`,
    },
  },
  buttons: {
    invitation: "Abrir su entrevista",
    form: "Abrir el formulario de candidatura",
    admitted: "Abrir su entrevista",
    reminder: "Seguir con su entrevista",
    link: "Abrir su entrevista",
  },
  copyAddress: "Si el botón no funciona, copie esta dirección:",
  noMoreReminders: "No más recordatorios de esta entrevista:",
  stopReminders: "detener los recordatorios",
};
