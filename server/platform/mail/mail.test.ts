/** One contract for both adapters, then what only a network can do: refusals, lost connections, silence. */
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { type AddressInfo, createServer, type Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { simpleParser } from "mailparser";
import type { SMTPServerOptions } from "smtp-server";
import { afterEach, describe, expect, test } from "vitest";
import { type SmtpPeer, smtpRefusal, startSmtpPeer } from "../../../test/smtp-peer.ts";
import { isMailable, type Mail, type MailMessage } from "./mail.ts";
import { openOutboxMail } from "./outbox-mail.ts";
import { openSmtpMail, type SmtpOptions } from "./smtp-mail.ts";

const cleanups: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const clean of cleanups.splice(0).reverse()) await clean();
});

const message = (changes: Partial<MailMessage> = {}): MailMessage => ({
  messageId: "<0199-abc@hiring.example>",
  from: { name: "Ädam & Co", email: "jobs@hiring.example" },
  to: { name: "Jané Doe", email: "jane@example.com" },
  subject: "Your interview for Köchin",
  html: "<p>Hello Jané</p>",
  text: "Hello Jané",
  headers: { "List-Unsubscribe": "<https://hiring.example/i/abc?reminders=off>" },
  ...changes,
});

async function startServer(options: SMTPServerOptions = {}): Promise<SmtpPeer> {
  const peer = await startSmtpPeer(options);
  cleanups.push(peer.close);
  return peer;
}

function openSmtp(url: string, options: Partial<SmtpOptions> = {}): Mail {
  const mail = openSmtpMail(url, options);
  cleanups.push(() => mail.close());
  return mail;
}

const adapters: [string, () => Promise<{ mail: Mail; received: () => Promise<Buffer[]> }>][] = [
  [
    "outbox",
    async () => {
      const folder = await mkdtemp(join(tmpdir(), "greenroom-outbox-"));
      cleanups.push(() => rm(folder, { recursive: true }));
      const received = async () => {
        const names = await readdir(folder);
        return await Promise.all(names.map((name) => readFile(join(folder, name))));
      };
      return { mail: openOutboxMail(folder), received };
    },
  ],
  [
    "smtp",
    async () => {
      const server = await startServer();
      return { mail: openSmtp(server.url), received: async () => server.received };
    },
  ],
];

describe.each(adapters)("mail by %s", (kind, open) => {
  test("an accepted message arrives as it was given", async () => {
    const { mail, received } = await open();
    expect(mail.kind).toBe(kind);
    expect(await mail.send(message())).toMatchObject({ outcome: "accepted" });
    const [raw, ...more] = await received();
    expect(more).toEqual([]);
    const parsed = await simpleParser(raw ?? "");
    expect(parsed.messageId).toBe("<0199-abc@hiring.example>");
    expect(parsed.from?.value).toEqual([{ name: "Ädam & Co", address: "jobs@hiring.example" }]);
    expect(parsed.to).toMatchObject({ value: [{ name: "Jané Doe", address: "jane@example.com" }] });
    expect(parsed.subject).toBe("Your interview for Köchin");
    expect(parsed.html).toContain("<p>Hello Jané</p>");
    expect(parsed.text?.trim()).toBe("Hello Jané");
    expect(raw?.toString()).toContain("List-Unsubscribe: <https://hiring.example/i/abc?reminders=off>");
  });

  test("a line break in subject, name or header value starts no header of its own", async () => {
    const { mail, received } = await open();
    const attack = "x\r\nBcc: everyone@example.com\r\n\r\nbody";
    await mail.send(
      message({ subject: attack, to: { name: attack, email: "jane@example.com" }, headers: { "X-Note": attack } }),
    );
    const parsed = await simpleParser((await received())[0] ?? "");
    expect(parsed.headers.has("bcc")).toBe(false);
    expect(parsed.text?.trim()).toBe("Hello Jané");
  });

  test("an address that could carry a command is refused for good and nothing is sent", async () => {
    const { mail, received } = await open();
    for (const email of ["a@b.example>\r\nRCPT TO:<c@d.example", "a b@c.example", "nobody", "a@b@c", "@c.example"]) {
      expect(await mail.send(message({ to: { name: "", email } }))).toMatchObject({ outcome: "permanent" });
    }
    expect(await received()).toEqual([]);
  });
});

test("the outbox keeps a repeated message once, in a file named by its Message-ID", async () => {
  const [, open] = adapters[0] ?? [];
  const { mail, received } = (await open?.()) ?? {};
  const outcomes = await Promise.all([mail?.send(message()), mail?.send(message()), mail?.send(message())]);
  for (const outcome of outcomes)
    expect(outcome).toMatchObject({ outcome: "accepted", file: "0199-abc@hiring.example.eml" });
  expect(await received?.()).toHaveLength(1);
});

test("isMailable accepts ordinary addresses", () => {
  for (const email of ["a@b.example", "first.last+tag@sub.b.example", "o'hara@b.example", "jürgen@münchen.example"]) {
    expect(isMailable(email)).toBe(true);
  }
});

describe("mail by smtp, when something goes wrong", () => {
  test("a 4xx at the recipient is temporary", async () => {
    const { url } = await startServer({ onRcptTo: (_address, _session, done) => done(smtpRefusal(451)) });
    expect(await openSmtp(url).send(message())).toMatchObject({ outcome: "temporary" });
  });

  test("a 5xx at the recipient is permanent, and the next message still goes out", async () => {
    const { url, received } = await startServer({
      onRcptTo: ({ address }, _session, done) => done(address.startsWith("gone") ? smtpRefusal(550) : null),
    });
    const mail = openSmtp(url);
    expect(await mail.send(message({ to: { name: "", email: "gone@example.com" } }))).toMatchObject({
      outcome: "permanent",
    });
    expect(await mail.send(message())).toMatchObject({ outcome: "accepted" });
    expect(received).toHaveLength(1);
  });

  test("an answer after the message decides: 4xx temporary, 5xx permanent", async () => {
    for (const [code, outcome] of [
      [452, "temporary"],
      [554, "permanent"],
    ] as const) {
      const { url } = await startServer({
        onData(stream, _session, done) {
          stream.resume();
          stream.on("end", () => done(smtpRefusal(code)));
        },
      });
      expect(await openSmtp(url).send(message())).toMatchObject({ outcome });
    }
  });

  test("a refused connection is temporary", async () => {
    const probe = createServer();
    await new Promise<void>((resolve) => probe.listen(0, "127.0.0.1", resolve));
    const { port } = probe.address() as AddressInfo;
    await new Promise((resolve) => probe.close(resolve));
    expect(await openSmtp(`smtp://127.0.0.1:${port}`).send(message())).toMatchObject({ outcome: "temporary" });
  });

  test("wrong credentials are temporary: they say nothing about the message", async () => {
    const { url } = await startServer({
      authOptional: false,
      allowInsecureAuth: true,
      onAuth: (_auth, _session, done) => done(new Error("wrong")),
    });
    expect(await openSmtp(url.replace("smtp://", "smtp://me:bad@")).send(message())).toMatchObject({
      outcome: "temporary",
    });
  });

  test("right credentials are used", async () => {
    const users: unknown[] = [];
    const { url } = await startServer({
      authOptional: false,
      allowInsecureAuth: true,
      onAuth(auth, _session, done) {
        users.push([auth.username, auth.password]);
        done(null, { user: "me" });
      },
    });
    expect(await openSmtp(url.replace("smtp://", "smtp://me:p%40ss@")).send(message())).toMatchObject({
      outcome: "accepted",
    });
    expect(users).toEqual([["me", "p@ss"]]);
  });

  test("a connection cut while the message is still being handed over is temporary", async () => {
    const sockets = await startRawServer((socket) => socket.once("data", () => socket.destroy()));
    const large = message({ text: "a long line of text\n".repeat(800_000) });
    expect(await openSmtp(sockets.url).send(large)).toMatchObject({ outcome: "temporary" });
    // Writing a message of this size takes its time on a busy machine.
  });

  test("a connection cut after the whole message, before the answer, is unknown", async () => {
    let bytes = "";
    const { url } = await startRawServer((socket) =>
      socket.on("data", (part) => {
        bytes += part.toString();
        if (bytes.includes("\r\n.\r\n")) socket.destroy();
      }),
    );
    expect(await openSmtp(url).send(message())).toMatchObject({ outcome: "unknown" });
    expect(bytes).toContain("0199-abc@hiring.example");
  });

  test("silence after the whole message is unknown, silence before it is temporary", async () => {
    const after = await startRawServer(() => {});
    expect(await openSmtp(after.url, { deadlineMs: 300 }).send(message())).toMatchObject({ outcome: "unknown" });
    const silent = createServer((socket) => cleanups.push(async () => socket.destroy()));
    await new Promise<void>((resolve) => silent.listen(0, "127.0.0.1", resolve));
    cleanups.push(() => new Promise((resolve) => silent.close(resolve)));
    const { port } = silent.address() as AddressInfo;
    const outcome = await openSmtp(`smtp://127.0.0.1:${port}`, { deadlineMs: 300 }).send(message());
    expect(outcome).toMatchObject({ outcome: "temporary" });
  });

  test("a slow server is waited for", async () => {
    const { url } = await startServer({
      onData(stream, _session, done) {
        stream.resume();
        stream.on("end", () => setTimeout(done, 400));
      },
    });
    expect(await openSmtp(url).send(message())).toMatchObject({ outcome: "accepted" });
  });

  test("connections are kept and shared, and one that died while idle costs nothing", async () => {
    const { url, received, sockets } = await startServer();
    const mail = openSmtp(url, { maxConnections: 2 });
    const outcomes = await Promise.all(
      Array.from({ length: 20 }, (_, n) => mail.send(message({ messageId: `<${n}@x.example>` }))),
    );
    expect(outcomes.every(({ outcome }) => outcome === "accepted")).toBe(true);
    expect(sockets.length).toBeLessThanOrEqual(2);
    expect(received).toHaveLength(20);
    for (const socket of sockets) socket.destroy();
    expect(await mail.send(message())).toMatchObject({ outcome: "accepted" });
    expect(received).toHaveLength(21);
  });
});

/** A server that speaks just enough SMTP to be handed a message, and then does what the test says with the socket. */
async function startRawServer(onMessage: (socket: Socket) => void): Promise<{ url: string }> {
  const server = createServer((socket) => {
    cleanups.push(async () => socket.destroy());
    socket.on("error", () => {});
    socket.write("220 test\r\n");
    const onCommand = (part: Buffer) => {
      const command = part.toString().slice(0, 4).toUpperCase();
      if (command !== "DATA") {
        socket.write("250 ok\r\n");
        return;
      }
      socket.off("data", onCommand);
      onMessage(socket);
      socket.write("354 go on\r\n");
    };
    socket.on("data", onCommand);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  cleanups.push(() => new Promise<void>((resolve) => server.close(() => resolve())));
  const { port } = server.address() as AddressInfo;
  return { url: `smtp://127.0.0.1:${port}` };
}
