/** Documents that were made to hurt: they end with the process that reads them, and say why. */
import { deflateSync } from "node:zlib";
import { expect, it } from "vitest";
import { pdfOf } from "../../../test/job-posts.ts";
import { createDocumentReader } from "./document-reader.ts";

const reader = createDocumentReader({ timeoutMs: 60_000, memoryMb: 128 });

/** A PDF of as many pages, whose contents are one stream that says the words or unpacks to as many megabytes. */
function pdfWith(pages: number, content: Buffer): Buffer {
  const kids = Array.from({ length: pages }, (_, index) => `${index + 10} 0 R`).join(" ");
  const page =
    "/Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >>";
  const head = [
    "%PDF-1.4",
    "1 0 obj << /Type /Catalog /Pages 2 0 R >> endobj",
    `2 0 obj << /Type /Pages /Kids [${kids}] /Count ${pages} >> endobj`,
    ...Array.from({ length: pages }, (_, index) => `${index + 10} 0 obj << ${page} >> endobj`),
    "5 0 obj << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> endobj",
    `4 0 obj << /Length ${content.length} /Filter /FlateDecode >> stream\n`,
  ].join("\n");
  return Buffer.concat([
    Buffer.from(head),
    content,
    Buffer.from("\nendstream endobj\ntrailer << /Root 1 0 R >>\n%%EOF"),
  ]);
}

it("a PDF that unpacks to more than the memory ends with its process", async () => {
  const bomb = pdfWith(1, deflateSync(Buffer.alloc(400 * 1024 * 1024, 0x20), { level: 9 }));
  expect(bomb.length).toBeLessThan(1024 * 1024);
  expect(await reader.read(bomb)).toMatchObject({
    kind: "pdf",
    text: null,
    reason: "The document is too large to read.",
  });
});

it("of many pages the first 50 are read", async () => {
  const read = await reader.read(pdfWith(400, deflateSync(Buffer.from("BT /F1 12 Tf 72 720 Td (Page) Tj ET"))));
  expect(read.kind === "pdf" && read.text?.match(/Page/g)).toHaveLength(50);
});

it("a PDF with a password says so", async () => {
  const locked = pdfOf("Secret")
    .toString("latin1")
    .replace(
      "/Root 1 0 R",
      `/Root 1 0 R /Encrypt << /Filter /Standard /V 1 /R 2 /O <${"5a".repeat(32)}> /U <${"a5".repeat(32)}> /P -1 >> /ID [<00> <00>]`,
    );
  expect(await reader.read(Buffer.from(locked, "latin1"))).toMatchObject({
    kind: "pdf",
    text: null,
    reason: "The document is protected with a password.",
  });
});

it("a document beyond the size is not read at all", async () => {
  expect(await reader.read(Buffer.concat([pdfOf("x"), Buffer.alloc(17 * 1024 * 1024)]))).toMatchObject({
    text: null,
    reason: "The document is too large to read.",
  });
});
