/** Gets ffmpeg for the tests of renditions, where that is one command; elsewhere those tests say why they are skipped. */
import { findFfmpeg } from "../server/platform/media/ffmpeg.ts";
import { installPackages, isDebianRoot } from "./debian.ts";

export default async function setup(): Promise<void> {
  if ((await findFfmpeg()) !== null || !(await isDebianRoot())) return;
  console.log("No ffmpeg found. Installing one for the tests of renditions; this takes a minute.");
  await installPackages("ffmpeg");
}
