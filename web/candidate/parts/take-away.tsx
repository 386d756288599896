/** The way to another device or browser: the link to copy and the code to scan. */
import { useEffect, useState } from "react";
import { carriedQuery } from "../host-options.ts";
import { notePopOut } from "../host-page.ts";
import { askedLanguage } from "../use-language.ts";
import { say } from "../words/speech.ts";
import { Button } from "./frame.tsx";

/** The address of this room without its query. */
export function roomAddress(): string {
  return `${location.origin}${location.pathname}`;
}

function useQrCode(text: string): { cells: number; path: string } | null {
  const [code, setCode] = useState<{ cells: number; path: string } | null>(null);
  useEffect(() => {
    let gone = false;
    void import("qrcode-generator").then(({ default: qrcode }) => {
      const drawn = qrcode(0, "M");
      drawn.addData(text);
      drawn.make();
      const cells = drawn.getModuleCount();
      let path = "";
      for (let row = 0; row < cells; row += 1) {
        for (let column = 0; column < cells; column += 1) {
          if (drawn.isDark(row, column)) path += `M${column} ${row}h1v1h-1z`;
        }
      }
      if (!gone) setCode({ cells, path });
    });
    return () => {
      gone = true;
    };
  }, [text]);
  return code;
}

export function TakeAway() {
  const address = roomAddress();
  const code = useQrCode(address);
  const [copied, setCopied] = useState<"no" | "yes" | "by_hand">("no");
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(address);
      setCopied("yes");
    } catch {
      setCopied("by_hand");
    }
  };
  return (
    <section className="take-away" aria-label={say("takeAway")}>
      {code ? (
        <svg className="qr" viewBox={`-2 -2 ${code.cells + 4} ${code.cells + 4}`} role="img" aria-label={say("qrCode")}>
          <path d={code.path} />
        </svg>
      ) : null}
      <div className="take-away-words">
        <label className="label" htmlFor="room-link">
          {say("yourLink")}
        </label>
        <input
          id="room-link"
          className="input"
          readOnly
          value={address}
          onFocus={(event) => event.currentTarget.select()}
        />
        <Button onPress={() => void copy()}>{say("copyLink")}</Button>
        <p className="quiet" role="status">
          {copied === "yes" ? say("linkCopied") : null}
          {copied === "by_hand" ? say("linkByHand") : null}
          {copied === "no" ? say("linkScan") : null}
        </p>
      </div>
    </section>
  );
}

/** For a room inside another site's page. */
export function NewWindow() {
  return (
    <a
      className="button button-plain"
      href={roomAddress() + carriedQuery(location.search, askedLanguage())}
      target="_blank"
      rel="noopener"
      onClick={notePopOut}
    >
      {say("newWindow")}
    </a>
  );
}
