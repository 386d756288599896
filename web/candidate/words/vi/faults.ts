/** Vietnamese: what keeps a camera away. */
import type { FaultCatalogue } from "../catalogue.ts";

export const faults: FaultCatalogue = {
  permission: {
    chrome: [
      "Nhấp vào biểu tượng bên trái thanh địa chỉ.",
      "Đặt Máy ảnh và Micrô thành “Cho phép”.",
      "Quay lại đây và thử lại.",
    ],
    edge: [
      "Nhấp vào ổ khóa bên trái thanh địa chỉ.",
      "Đặt Máy ảnh và Micrô thành “Cho phép”.",
      "Quay lại đây và thử lại.",
    ],
    firefox: [
      "Nhấp vào biểu tượng camera bị gạch bên trái thanh địa chỉ.",
      "Gỡ bỏ chặn camera và micrô.",
      "Thử lại và chọn “Cho phép”.",
    ],
    safari: [
      "Mở menu Safari và chọn cài đặt cho trang web này.",
      "Đặt Camera và Micrô thành “Cho phép”.",
      "Tải lại trang.",
    ],
    ios: [
      "Chạm vào menu trang cạnh địa chỉ và chọn “Cài đặt trang web”.",
      "Đặt Camera và Micrô thành “Cho phép”.",
      "Nếu đã cho phép, hãy xem trong ứng dụng Cài đặt, mục trình duyệt của bạn.",
    ],
    android: [
      "Chạm vào biểu tượng bên trái địa chỉ.",
      "Chọn “Quyền” và cho phép camera cùng micrô.",
      "Nếu đã cho phép, hãy xem trong cài đặt Android, mục Ứng dụng, trình duyệt của bạn.",
    ],
    other: ["Mở cài đặt của trình duyệt cho trang này.", "Cho phép camera và micrô.", "Thử lại."],
  },
  faults: {
    denied: {
      title: "Trình duyệt đang chặn camera",
      say: "Trình duyệt được đặt để không cho trang này dùng camera hoặc micrô. Bạn có thể thay đổi.",
      steps: [],
    },
    denied_in_frame: {
      title: "Trang này nằm trong một trang khác",
      say: "Trang đó không chuyển tiếp camera. Trong cửa sổ riêng thì được.",
      steps: ["Chọn “Mở trong cửa sổ mới”.", "Cho phép camera và micrô ở đó."],
    },
    denied_in_app: {
      title: "Ứng dụng chứa trang này đang chặn camera",
      say: "Ứng dụng hiển thị trang này bên trong và không chuyển tiếp camera cùng micrô.",
      steps: [
        "Tìm tên ứng dụng trong cài đặt thiết bị, rồi cho phép camera và micrô.",
        "Hoặc sao chép liên kết và mở trong trình duyệt của bạn. Mọi việc bạn đã làm vẫn được giữ.",
      ],
    },
    no_camera: {
      title: "Không tìm thấy camera",
      say: "Thiết bị này không cho trình duyệt thấy camera nào.",
      steps: [
        "Nếu bạn dùng camera rời, hãy cắm lại.",
        "Nếu máy tính xách tay có nắp che hoặc phím camera, hãy mở ra.",
        "Hoặc tiếp tục bằng thiết bị khác: sao chép liên kết hoặc quét mã.",
      ],
    },
    no_microphone: {
      title: "Không tìm thấy micrô",
      say: "Thiết bị này không cho trình duyệt thấy micrô nào.",
      steps: [
        "Hãy cắm tai nghe có micrô hoặc micrô.",
        "Hoặc tiếp tục bằng thiết bị khác: sao chép liên kết hoặc quét mã.",
      ],
    },
    in_use: {
      title: "Một chương trình khác đang dùng camera",
      say: "Trên thiết bị này, camera chỉ phục vụ một chương trình mỗi lúc.",
      steps: ["Đóng các cuộc gọi video và các thẻ khác đang hiện hình của bạn.", "Thử lại."],
    },
    insecure: {
      title: "Địa chỉ này không có camera",
      say: "Trình duyệt chỉ cho trang bắt đầu bằng https:// dùng camera và micrô. Trang này thì không.",
      steps: ["Hãy báo cho đội ngũ đã gửi liên kết. Họ có thể khắc phục."],
    },
    in_app: {
      title: "Trình duyệt của ứng dụng này không có camera",
      say: "Bạn đã mở liên kết trong một ứng dụng. Hãy mở bằng trình duyệt của bạn.",
      steps: ["Mở menu của ứng dụng và chọn “Mở trong trình duyệt”.", "Hoặc sao chép liên kết và dán vào đó."],
    },
    unsupported: {
      title: "Trình duyệt này không ghi được",
      say: "Trình duyệt quá cũ, hoặc chức năng ghi đã tắt.",
      steps: ["Mở liên kết bằng Chrome, Edge, Firefox hoặc Safari bản mới."],
    },
    ended: {
      title: "Camera hoặc micrô đã mất",
      say: "Thiết bị bị rút ra hoặc hệ thống đã lấy lại. Những gì bạn đã ghi vẫn được giữ.",
      steps: ["Cắm lại, hoặc chọn thiết bị khác.", "Sau đó bật tại đây."],
    },
    unclear: {
      title: "Camera không khởi động",
      say: "Trình duyệt không cho biết lý do.",
      steps: [
        "Đóng các chương trình khác đang dùng camera.",
        "Tải lại trang.",
        "Hoặc dùng trình duyệt hay thiết bị khác.",
      ],
    },
  },
};
