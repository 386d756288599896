/** Mail to candidates in Vietnamese. */
import type { MailWords } from "./mail-words.ts";

export const vi: MailWords = {
  messages: {
    invitation: {
      subject: "Buổi phỏng vấn video cho vị trí {jobTitle} tại {companyName}",
      body: `Chào {firstName},

{companyName} mời bạn tham gia buổi phỏng vấn video cho vị trí {jobTitle}. Bạn tự trả lời trước camera, vào lúc thuận tiện cho bạn. Không có ai xem trực tiếp.

Bạn cần trình duyệt, camera và micrô, không cần tài khoản. Trang đầu tiên cho biết điều gì được ghi lại, ai xem và mỗi câu trả lời được dài bao lâu.

Liên kết này chỉ dành cho bạn. Hạn cuối: {expiresAt}.`,
    },
    form: {
      subject: "Đơn ứng tuyển vị trí {jobTitle} tại {companyName}",
      body: `Chào {firstName},

{companyName} mời bạn điền đơn ứng tuyển vị trí {jobTitle}. Chỉ mất vài phút.

Đội ngũ tuyển dụng sẽ đọc đơn. Khi buổi phỏng vấn được mở cho bạn, bạn sẽ nhận được email thứ hai.

Liên kết này chỉ dành cho bạn. Hạn cuối: {expiresAt}.`,
    },
    admitted: {
      subject: "Buổi phỏng vấn vị trí {jobTitle} đã mở",
      body: `Chào {firstName},

{companyName} đã đọc đơn ứng tuyển vị trí {jobTitle} của bạn. Buổi phỏng vấn video đã mở: bạn tự trả lời trước camera, vào lúc thuận tiện cho bạn.

Liên kết này chỉ dành cho bạn. Hạn cuối: {expiresAt}.`,
    },
    reminder: {
      subject: "Buổi phỏng vấn vị trí {jobTitle} mở đến {expiresAt}",
      body: `Chào {firstName},

Buổi phỏng vấn vị trí {jobTitle} tại {companyName} của bạn chưa hoàn tất. Những gì bạn đã trả lời vẫn được giữ.

Liên kết có hiệu lực đến {expiresAt}. Nếu cần thêm thời gian, bạn có thể yêu cầu ngay trên trang.`,
    },
    link: {
      subject: "Liên kết phỏng vấn vị trí {jobTitle} của bạn",
      body: `Chào {firstName},

Có người, có lẽ là bạn, đã yêu cầu liên kết tới buổi phỏng vấn vị trí {jobTitle} tại {companyName}. Liên kết này chỉ dành cho bạn. Hạn cuối: {expiresAt}.

Nếu không phải bạn, bạn không cần làm gì: liên kết chỉ được gửi cho bạn.`,
    },
    receipt: {
      subject: "Đã nhận được câu trả lời của bạn cho vị trí {jobTitle}",
      body: `Chào {firstName},

Câu trả lời của bạn cho vị trí {jobTitle} đã đến và đang ở chỗ đội ngũ của {companyName}. Bạn không cần làm gì thêm.`,
    },
    rejection: {
      subject: "Hồ sơ ứng tuyển vị trí {jobTitle} của bạn tại {companyName}",
      body: `Chào {firstName},

Cảm ơn bạn đã ứng tuyển vị trí {jobTitle} tại {companyName} và dành thời gian cho chúng tôi.

Chúng tôi đã quyết định không tiếp tục với hồ sơ của bạn. Chúc bạn mọi điều tốt đẹp trong quá trình tìm việc.`,
    },
  },
  buttons: {
    invitation: "Mở buổi phỏng vấn",
    form: "Mở đơn ứng tuyển",
    admitted: "Mở buổi phỏng vấn",
    reminder: "Tiếp tục phỏng vấn",
    link: "Mở buổi phỏng vấn",
  },
  copyAddress: "Nếu nút không hoạt động, hãy sao chép địa chỉ này:",
  noMoreReminders: "Không nhận lời nhắc về buổi phỏng vấn này nữa:",
  stopReminders: "dừng lời nhắc",
};
