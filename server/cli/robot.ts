/** greenroom robot: plays a candidate over the public HTTP surface alone, with real media. */
import { z } from "zod";
import { CommandError, jsonCommand, print, run } from "./command.ts";
import { followLink, LinkError, type LinkTarget } from "./robot-link.ts";
import { PlayError, playCandidate } from "./robot-play.ts";
import { applyToPosition, createRoomClient, RobotRefusal } from "./robot-room.ts";
import { readTake, TakeError } from "./robot-take.ts";
import { UploadError } from "./robot-upload.ts";

const optionsSchema = z.object({
  take: z.array(z.string().min(1)).default([]),
  name: z.string().trim().min(1).max(200).optional(),
  email: z.email("The candidate's address is an e-mail address.").optional(),
  json: z.boolean().optional(),
});

const READABLE = [LinkError, PlayError, RobotRefusal, TakeError, UploadError];

export const robotCommand = () =>
  jsonCommand("robot", "play a candidate: open the link, answer every question with real media, finish")
    .argument("<link>", "the candidate's link, or the open link of a public position")
    .option(
      "--take <file>",
      "a recording (.webm or .mp4) to answer with; several are used in turn",
      (file: string, files: string[]) => [...files, file],
      [],
    )
    .option("--name <name>", "the candidate's name, for the form")
    .option("--email <email>", "the candidate's address, for the open link of a public position")
    .action((link: string, given: unknown) =>
      run(async () => {
        const parsed = optionsSchema.safeParse(given);
        if (!parsed.success) throw new CommandError(z.prettifyError(parsed.error));
        const { take: files, name, email, json } = parsed.data;
        const say = (words: string) => void process.stderr.write(`${words}\n`);
        try {
          const takes = await Promise.all(files.map((file) => readTake(file)));
          const target = await followLink(link);
          const client = createRoomClient(target.origin, await codeOf(target, { name, email }));
          const result = await playCandidate(client, { takes, name, say });
          const lines = result.answers.map(
            ({ questionId, bytes, sha256 }) => `${questionId}  ${bytes} bytes  ${sha256}`,
          );
          print(json, result, [`Interview ${result.interviewId} is completed.`, ...lines].join("\n"));
        } catch (error) {
          if (error instanceof Error && READABLE.some((kind) => error instanceof kind)) {
            throw new CommandError(error.message, { cause: error });
          }
          throw error;
        }
      }),
    );

async function codeOf(
  target: LinkTarget,
  { name = "Robin Robot", email }: { name?: string | undefined; email?: string | undefined },
): Promise<string> {
  if (target.kind === "room") return target.code;
  if (!email) throw new CommandError("This is the open link of a public position: say who applies, with --email.");
  const code = await applyToPosition(target.origin, target.positionId, { name, email });
  if (!code) throw new CommandError(`${email} has an interview in this position already. Its link was mailed there.`);
  return code;
}
