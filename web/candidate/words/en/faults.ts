/** English: what keeps a camera away. */
import type { FaultCatalogue } from "../catalogue.ts";

export const faults: FaultCatalogue = {
  permission: {
    chrome: [
      "Press the icon at the left of the address bar.",
      "Set Camera and Microphone to Allow.",
      "Come back here and try again.",
    ],
    edge: [
      "Press the lock at the left of the address bar.",
      "Set Camera and Microphone to Allow.",
      "Come back here and try again.",
    ],
    firefox: [
      "Press the crossed-out camera at the left of the address bar.",
      "Remove the blocks for camera and microphone.",
      "Try again and press Allow.",
    ],
    safari: [
      "Open the Safari menu and choose Settings for this website.",
      "Set Camera and Microphone to Allow.",
      "Reload the page.",
    ],
    ios: [
      "Press the page menu beside the address and choose Website settings.",
      "Set Camera and Microphone to Allow.",
      "If they are allowed already, look in the Settings app under your browser.",
    ],
    android: [
      "Press the icon at the left of the address.",
      "Choose Permissions and allow camera and microphone.",
      "If they are allowed already, look in Android's settings under Apps, your browser.",
    ],
    other: ["Open the browser's settings for this site.", "Allow camera and microphone.", "Try again."],
  },
  faults: {
    denied: {
      title: "The browser keeps the camera closed",
      say: "It has been told not to let this page use your camera or microphone. You can change that.",
      steps: [],
    },
    denied_in_frame: {
      title: "This page sits inside another page",
      say: "That page does not pass the camera on. In a window of its own it works.",
      steps: ["Press “Open in a new window”.", "Allow camera and microphone there."],
    },
    denied_in_app: {
      title: "The app around this page keeps the camera closed",
      say: "It shows this page inside itself and does not pass camera and microphone on.",
      steps: [
        "Look in the device's settings under the app's name, and allow camera and microphone.",
        "Or copy the link and open it in your own browser. Everything you did so far is kept.",
      ],
    },
    no_camera: {
      title: "No camera found",
      say: "This device shows no camera to the browser.",
      steps: [
        "If you use an external camera, plug it in again.",
        "If your laptop has a cover or a camera key, open it.",
        "Or go on with another device: copy the link or scan the code.",
      ],
    },
    no_microphone: {
      title: "No microphone found",
      say: "This device shows no microphone to the browser.",
      steps: ["Plug in a headset or microphone.", "Or go on with another device: copy the link or scan the code."],
    },
    in_use: {
      title: "Another program has the camera",
      say: "A camera serves one program at a time on this device.",
      steps: ["Close video calls and other tabs that show your picture.", "Try again."],
    },
    insecure: {
      title: "This address has no camera",
      say: "Browsers give camera and microphone to pages that begin with https:// only. This one does not.",
      steps: ["Tell the team that sent you the link. They can set this right."],
    },
    in_app: {
      title: "This app's browser has no camera",
      say: "You opened the link inside an app. Open it in your own browser instead.",
      steps: ["Open the app's menu and choose “Open in browser”.", "Or copy the link and paste it there."],
    },
    unsupported: {
      title: "This browser can not record",
      say: "It is too old, or recording is switched off.",
      steps: ["Open the link in a current Chrome, Edge, Firefox or Safari."],
    },
    ended: {
      title: "The camera or microphone went away",
      say: "It was unplugged, or the device took it back. What you recorded so far is kept.",
      steps: ["Connect it again, or choose another one.", "Then turn it on here."],
    },
    unclear: {
      title: "The camera did not start",
      say: "The browser gave no reason.",
      steps: ["Close other programs that use the camera.", "Reload the page.", "Or use another browser or device."],
    },
  },
};
