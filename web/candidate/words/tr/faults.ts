/** Turkish: what keeps a camera away. */
import type { FaultCatalogue } from "../catalogue.ts";

export const faults: FaultCatalogue = {
  permission: {
    chrome: [
      "Adres çubuğunun solundaki simgeye tıklayın.",
      "Kamera ve Mikrofon için “İzin ver”i seçin.",
      "Buraya dönüp yeniden deneyin.",
    ],
    edge: [
      "Adres çubuğunun solundaki kilide tıklayın.",
      "Kamera ve Mikrofon için “İzin ver”i seçin.",
      "Buraya dönüp yeniden deneyin.",
    ],
    firefox: [
      "Adres çubuğunun solundaki üstü çizili kameraya tıklayın.",
      "Kamera ve mikrofon engellerini kaldırın.",
      "Yeniden deneyin ve “İzin ver”i seçin.",
    ],
    safari: [
      "Safari menüsünü açıp bu web sitesinin ayarlarını seçin.",
      "Kamera ve Mikrofon için “İzin Ver”i seçin.",
      "Sayfayı yeniden yükleyin.",
    ],
    ios: [
      "Adresin yanındaki sayfa menüsüne dokunup “Web Sitesi Ayarları”nı seçin.",
      "Kamera ve Mikrofon için “İzin Ver”i seçin.",
      "Zaten izinliyse Ayarlar uygulamasında tarayıcınızın altına bakın.",
    ],
    android: [
      "Adresin solundaki simgeye dokunun.",
      "“İzinler”i seçip kamera ve mikrofona izin verin.",
      "Zaten izinliyse Android ayarlarında Uygulamalar altında tarayıcınıza bakın.",
    ],
    other: ["Tarayıcının bu siteye ait ayarlarını açın.", "Kamera ve mikrofona izin verin.", "Yeniden deneyin."],
  },
  faults: {
    denied: {
      title: "Tarayıcı kamerayı kapalı tutuyor",
      say: "Bu sayfanın kameranızı ya da mikrofonunuzu kullanmasına izin vermemesi söylenmiş. Bunu değiştirebilirsiniz.",
      steps: [],
    },
    denied_in_frame: {
      title: "Bu sayfa başka bir sayfanın içinde",
      say: "O sayfa kamerayı aktarmıyor. Kendi penceresinde çalışır.",
      steps: ["“Yeni pencerede aç”ı seçin.", "Orada kamera ve mikrofona izin verin."],
    },
    denied_in_app: {
      title: "Bu sayfayı gösteren uygulama kamerayı kapalı tutuyor",
      say: "Sayfayı kendi içinde gösteriyor ve kamerayla mikrofonu aktarmıyor.",
      steps: [
        "Cihaz ayarlarında uygulamanın adını bulup kamera ve mikrofona izin verin.",
        "Ya da bağlantıyı kopyalayıp kendi tarayıcınızda açın. Şimdiye kadar yaptıklarınız saklanır.",
      ],
    },
    no_camera: {
      title: "Kamera bulunamadı",
      say: "Bu cihaz tarayıcıya bir kamera göstermiyor.",
      steps: [
        "Harici bir kamera kullanıyorsanız yeniden takın.",
        "Dizüstünüzün kamera kapağı ya da tuşu varsa açın.",
        "Ya da başka bir cihazla devam edin: bağlantıyı kopyalayın ya da kodu tarayın.",
      ],
    },
    no_microphone: {
      title: "Mikrofon bulunamadı",
      say: "Bu cihaz tarayıcıya bir mikrofon göstermiyor.",
      steps: [
        "Bir kulaklık ya da mikrofon takın.",
        "Ya da başka bir cihazla devam edin: bağlantıyı kopyalayın ya da kodu tarayın.",
      ],
    },
    in_use: {
      title: "Kamerayı başka bir program kullanıyor",
      say: "Bu cihazda bir kamera aynı anda tek bir programa hizmet eder.",
      steps: ["Görüntülü aramaları ve görüntünüzü gösteren öteki sekmeleri kapatın.", "Yeniden deneyin."],
    },
    insecure: {
      title: "Bu adreste kamera yok",
      say: "Tarayıcılar kamerayı ve mikrofonu yalnızca https:// ile başlayan sayfalara verir. Bu sayfa öyle değil.",
      steps: ["Size bağlantıyı gönderen ekibe bildirin. Bunu düzeltebilirler."],
    },
    in_app: {
      title: "Bu uygulamanın tarayıcısında kamera yok",
      say: "Bağlantıyı bir uygulamanın içinde açtınız. Bunun yerine kendi tarayıcınızda açın.",
      steps: ["Uygulamanın menüsünü açıp “Tarayıcıda aç”ı seçin.", "Ya da bağlantıyı kopyalayıp oraya yapıştırın."],
    },
    unsupported: {
      title: "Bu tarayıcı kayıt yapamıyor",
      say: "Çok eski ya da kayıt kapatılmış.",
      steps: ["Bağlantıyı güncel bir Chrome, Edge, Firefox ya da Safari’de açın."],
    },
    ended: {
      title: "Kamera ya da mikrofon kayboldu",
      say: "Çıkarıldı ya da cihaz geri aldı. Şimdiye kadar kaydettikleriniz saklandı.",
      steps: ["Yeniden takın ya da başka birini seçin.", "Sonra burada açın."],
    },
    unclear: {
      title: "Kamera başlamadı",
      say: "Tarayıcı bir neden bildirmedi.",
      steps: [
        "Kamerayı kullanan öteki programları kapatın.",
        "Sayfayı yeniden yükleyin.",
        "Ya da başka bir tarayıcı ya da cihaz kullanın.",
      ],
    },
  },
};
