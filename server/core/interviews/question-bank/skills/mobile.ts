/** Questions on building apps for phones. */
import type { SkillEntry } from "../skill-entry.ts";

export const mobileSkills: readonly SkillEntry[] = [
  {
    skill: "android",
    label: "Android development",
    aliases: ["android", "android sdk", "android studio", "jetpack compose"],
    family: "mobile",
    core: [
      "What happens to an Android screen when the phone is turned, and how do you keep what the user typed?",
      "How do you decide where work that must finish later runs on Android?",
      "How does Compose change the way you build a screen compared with layouts in XML?",
      "How do you load and show a long list with pictures so that it scrolls smoothly on Android?",
      "How do you ask for a runtime permission and handle a refusal on Android?",
    ],
    advanced: [
      "How do you find the reason for reports that an Android app is not responding?",
      "How do you keep an Android app useful under the limits on background work of recent releases?",
      "How would you cut a large Android project into modules, and what does that bring?",
      "Tell us how you shortened the cold start of an Android app and how you measured it.",
      "How do you protect tokens and private data on an Android phone that may be rooted?",
    ],
  },
  {
    skill: "ios",
    label: "iOS development",
    aliases: ["ios", "iphone development", "ios sdk", "uikit", "cocoa touch", "xcode"],
    family: "mobile",
    core: [
      "How do you follow an iOS app through its states from launch to suspension, and what do you do in each?",
      "How do you decide between UIKit and SwiftUI for a new screen?",
      "Where on an iOS device do you store settings, documents and passwords?",
      "How do you handle push notifications on iOS from permission to the tap?",
      "How do you prepare an iOS build for testers and then for review by the store?",
    ],
    advanced: [
      "How do you investigate an iOS app that is ended by the system for using too much memory?",
      "How do you keep local data and a server in step on iOS when both change offline?",
      "How would you design navigation and deep links in an iOS app with many entry points?",
      "Tell us about a rejection by the App Store or a review rule that changed your design.",
      "How do you symbolicate and rank crash reports from iOS so that the worst is fixed first?",
    ],
  },
  {
    skill: "react-native",
    label: "React Native",
    aliases: ["react native expo", "expo", "rn", "reactnative"],
    family: "mobile",
    core: [
      "How does React Native turn your components into native views, and where do you notice it?",
      "How do you handle differences between Android and iOS in one React Native code base?",
      "Which list component would you choose in React Native for thousands of rows, and how do you tune it?",
      "How do you decide between Expo and a bare React Native project?",
      "How do you debug a React Native screen that works in the simulator and fails on a phone?",
    ],
    advanced: [
      "When do you write a native module for React Native, and how do you keep it maintainable?",
      "How do you find out whether a stutter in React Native comes from scripts or from native code?",
      "How do you plan React Native upgrades with many native dependencies?",
      "How do you ship updates over the air responsibly, and what must still go through the stores?",
      "Tell us how you brought React Native into an app that was fully native before.",
    ],
  },
  {
    skill: "flutter",
    label: "Flutter",
    aliases: ["dart", "flutter dart", "flutter sdk", "dart flutter"],
    family: "mobile",
    core: [
      "How do stateless and stateful widgets in Flutter differ, and how do you choose?",
      "Why does Flutter draw its own widgets, and what does that mean for look and behaviour?",
      "How do you manage state in a Flutter app with several screens that share data?",
      "A Flutter layout overflows on a small phone. How do you understand and correct it?",
      "How do futures and streams show up in your Flutter screens?",
    ],
    advanced: [
      "How do you find and remove needless rebuilds in a Flutter app?",
      "When do you move work to an isolate, and how do you hand over the data?",
      "How do you talk to native code from Flutter, and how do you test that border?",
      "Tell us how you structured a large Flutter project for several developers.",
      "Where did Flutter reach its limits on the web or desktop for you, and how did you respond?",
    ],
  },
];
