/** Reports as mail servers and mailbox providers write them. */
import { describe, expect, it } from "vitest";
import { readMailReport } from "./mail-report.ts";

const MARK = "X-Greenroom-Mail";
const TOKEN = "a".repeat(45);
const read = (text: string) => readMailReport(Buffer.from(text.replace(/\r?\n/g, "\r\n")), MARK);

const bounce = ({ fields = "", action = "failed", status = "5.1.1", original = "" } = {}) => `Return-Path: <>
From: MAILER-DAEMON@mx.example (Mail Delivery System)
To: bounces+${TOKEN.toUpperCase()}@hiring.example
Subject: Undelivered Mail Returned to Sender
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary="b1"

--b1
Content-Type: text/plain

I'm sorry. Action: delivered is what we wish for.

--b1
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.example
${fields}Arrival-Date: Sat, 21 Nov 2026 12:00:00 +0000

Final-Recipient: rfc822; jane@candidate.example
Original-Recipient: rfc822;jane@candidate.example
Action: ${action}
Status: ${status}
Remote-MTA: dns; mail.candidate.example
Diagnostic-Code: smtp; 550 5.1.1 <jane@candidate.example>:
    Recipient address rejected: User unknown

--b1
Content-Type: ${original || "message/rfc822"}

Return-Path: <jobs@hiring.example>
Message-ID: <019aa-mail@hiring.example>
${MARK}: ${TOKEN}
Subject: Your interview
From: jobs@hiring.example

The mail itself. Action: failed

--b1--
`;

describe("a delivery report", () => {
  it("tells the failure, its status and the server's words, unfolded", async () => {
    const report = await read(bounce());
    expect(report?.reported).toEqual([
      {
        kind: "failed",
        code: "5.1.1",
        detail: "550 5.1.1 <jane@candidate.example>: Recipient address rejected: User unknown",
      },
    ]);
    expect(report?.messageId).toBe("<019aa-mail@hiring.example>");
  });

  it("holds the envelope's id first, then the header of the mail, then return paths and who it was sent to", async () => {
    const report = await read(bounce({ fields: "Original-Envelope-Id: envelope-of-ours\n" }));
    expect(report?.marks[0]).toBe("envelope-of-ours");
    expect(report?.marks[1]).toBe(TOKEN);
    expect(report?.marks.at(-1)).toContain(TOKEN.toUpperCase());
  });

  it.each([
    ["delayed", "4.4.7", "delayed"],
    ["delivered", "2.0.0", "delivered"],
    ["Failed (permanent)", "5.0.0", "failed"],
  ])("of the action %s and status %s says %s", async (action, status, kind) => {
    expect((await read(bounce({ action, status })))?.reported).toMatchObject([{ kind, code: status }]);
  });

  it.each(["relayed", "expanded", ""])("of the action “%s” says nothing", async (action) => {
    expect(await read(bounce({ action }))).toBeNull();
  });

  it("may return the headers alone", async () => {
    const report = await read(bounce({ original: "text/rfc822-headers" }));
    expect(report?.messageId).toBe("<019aa-mail@hiring.example>");
    expect(report?.marks).toContain(TOKEN);
  });
});

const complaint = (type: string) => `From: <fbl@mailbox.example>
To: <abuse@hiring.example>
Subject: FW: Your interview
MIME-Version: 1.0
Content-Type: multipart/report; report-type=feedback-report; boundary="b2"

--b2
Content-Type: text/plain; charset="US-ASCII"

This is an email abuse report.
--b2
Content-Type: message/feedback-report

Feedback-Type: ${type}
User-Agent: SomeGenerator/1.0
Version: 1
Original-Mail-From: <bounces+${TOKEN}@hiring.example>

--b2
Content-Type: message/rfc822
Content-Disposition: inline

From: <jobs@hiring.example>
Message-ID: <other@provider.example>
Subject: Your interview

Hello
--b2--
`;

describe("a complaint", () => {
  it("says spam and which mail", async () => {
    const report = await read(complaint("abuse"));
    expect(report?.reported).toMatchObject([{ kind: "spam", code: null }]);
    expect(report?.marks.join(" ")).toContain(TOKEN);
    expect(report?.messageId).toBe("<other@provider.example>");
  });

  it("of another kind than a complaint says nothing", async () => {
    expect(await read(complaint("not-spam"))).toBeNull();
    expect(await read(complaint("auth-failure"))).toBeNull();
  });
});

describe("other mail", () => {
  it("is no report, whatever its text says", async () => {
    expect(await read("From: a@b.example\nSubject: Undelivered\n\nAction: failed\nStatus: 5.1.1\n")).toBeNull();
    expect(await read("")).toBeNull();
    expect(await readMailReport(Buffer.from([0, 255, 13, 10, 200]), MARK)).toBeNull();
  });

  it("is refused where parts stand within parts without end", async () => {
    const deep = Array.from(
      { length: 60 },
      (_, level) => `Content-Type: multipart/mixed; boundary="x${level}"\n\n--x${level}\n`,
    );
    await expect(read(deep.join(""))).rejects.toThrow();
  });
});
