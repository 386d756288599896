/** Mail to candidates in Turkish. */
import type { MailWords } from "./mail-words.ts";

export const tr: MailWords = {
  messages: {
    invitation: {
      subject: "{companyName}: {jobTitle} için video görüşmeniz",
      body: `Merhaba {firstName},

{companyName} sizi {jobTitle} için bir video görüşmesine davet ediyor. Kamera karşısında, kendi başınıza, size uygun bir zamanda yanıtlarsınız. Kimse canlı izlemez.

Bir tarayıcı, bir kamera ve bir mikrofon yeterli; hesap gerekmez. İlk sayfa neyin kaydedildiğini, kimin gördüğünü ve her yanıtın ne kadar sürebileceğini söyler.

Bağlantı yalnızca size özeldir. Son tarih: {expiresAt}.`,
    },
    form: {
      subject: "{companyName}: {jobTitle} başvurunuz",
      body: `Merhaba {firstName},

{companyName}, {jobTitle} başvuru formunu doldurmanızı rica ediyor. Birkaç dakika sürer.

Ekip formu okur. Görüşmeyi sizin için açtığında ikinci bir e-posta alırsınız.

Bağlantı yalnızca size özeldir. Son tarih: {expiresAt}.`,
    },
    admitted: {
      subject: "{jobTitle} görüşmeniz açık",
      body: `Merhaba {firstName},

{companyName}, {jobTitle} başvurunuzu okudu. Video görüşmeniz açık: kamera karşısında, kendi başınıza, size uygun bir zamanda yanıtlarsınız.

Bağlantı yalnızca size özeldir. Son tarih: {expiresAt}.`,
    },
    reminder: {
      subject: "{jobTitle} görüşmeniz için son tarih: {expiresAt}",
      body: `Merhaba {firstName},

{companyName} için {jobTitle} görüşmeniz henüz bitmedi. Şimdiye kadar yanıtladıklarınız saklanıyor.

Bağlantının son tarihi: {expiresAt}. Daha fazla süreye ihtiyacınız varsa sayfada isteyebilirsiniz.`,
    },
    link: {
      subject: "{jobTitle} görüşmenizin bağlantısı",
      body: `Merhaba {firstName},

Birisi, büyük olasılıkla siz, {companyName} için {jobTitle} görüşmenizin bağlantısını istedi. Bağlantı yalnızca size özeldir. Son tarih: {expiresAt}.

Siz istemediyseniz bir şey yapmanıza gerek yok: bağlantı yalnızca size gönderildi.`,
    },
    receipt: {
      subject: "{jobTitle} yanıtlarınız ulaştı",
      body: `Merhaba {firstName},

{jobTitle} yanıtlarınız ulaştı ve {companyName} ekibinde. Başka bir şey yapmanıza gerek yok.`,
    },
    rejection: {
      subject: "{companyName} şirketindeki {jobTitle} başvurunuz",
      body: `Merhaba {firstName},

{companyName} şirketindeki {jobTitle} pozisyonuna başvurduğunuz ve zaman ayırdığınız için teşekkür ederiz.

Başvurunuzla devam etmemeye karar verdik. İş arayışınızda başarılar dileriz.`,
    },
  },
  buttons: {
    invitation: "Görüşmenizi açın",
    form: "Başvuru formunu açın",
    admitted: "Görüşmenizi açın",
    reminder: "Görüşmenize devam edin",
    link: "Görüşmenizi açın",
  },
  copyAddress: "Düğme çalışmıyorsa bu adresi kopyalayın:",
  noMoreReminders: "Bu görüşme için artık hatırlatma istemiyorsanız:",
  stopReminders: "hatırlatmaları durdurun",
};
