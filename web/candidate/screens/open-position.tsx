/** A public position's open link: who applies, then straight into the room. */
import { type FormEvent, useCallback, useEffect, useState } from "react";
import { isPhoneNumber } from "../../../shared/phone.ts";
import type { OpenPosition } from "../../../shared/room.ts";
import { applyAccent } from "../../ui/apply-accent.ts";
import { carriedQuery, readHostOptions, readPrefill } from "../host-options.ts";
import { Field, focusFirst } from "../parts/field.tsx";
import { Actions, Button, Frame, Notice, Prose, Title } from "../parts/frame.tsx";
import { enterOpenPosition, RoomRefusal, readOpenPosition } from "../room-api.ts";
import { askedLanguage, useLanguage } from "../use-language.ts";
import { refusalWords } from "../words/refusals.ts";
import { languageTag, say } from "../words/speech.ts";
import { Blank, Opening, UnknownLink, Unreachable } from "./no-way-in.tsx";

export function OpenPositionPage({ positionId }: { positionId: string }) {
  const [position, setPosition] = useState<OpenPosition | null>(null);
  const [failed, setFailed] = useState<"unknown" | "unreachable" | null>(null);
  const read = useCallback(async () => {
    try {
      setPosition(await readOpenPosition(positionId));
      setFailed(null);
    } catch (error) {
      setFailed(error instanceof RoomRefusal ? "unknown" : "unreachable");
    }
  }, [positionId]);
  useEffect(() => {
    void read();
  }, [read]);
  const host = readHostOptions(location.search);
  const color = host.color ?? position?.team.color ?? null;
  useEffect(() => applyAccent(color), [color]);
  const language = useLanguage(position ? position.language : failed ? null : undefined);
  if (!language) return <Blank />;
  if (failed === "unknown") return <UnknownLink />;
  if (failed) return <Unreachable again={() => void read()} />;
  if (!position) return <Opening />;
  const team = { ...position.team, logoUrl: host.logoUrl ?? position.team.logoUrl };
  return <Apply position={{ ...position, team }} />;
}

function Apply({ position }: { position: OpenPosition }) {
  const [prefill] = useState(() => readPrefill(location.search));
  const [name, setName] = useState(prefill.name);
  const [email, setEmail] = useState(prefill.email);
  const [phone, setPhone] = useState(prefill.phone);
  const [wrong, setWrong] = useState<Record<string, string>>({});
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<string | null>(null);
  const [mailed, setMailed] = useState(false);

  const enter = async () => {
    setBusy(true);
    setRefusal(null);
    try {
      const answer = await enterOpenPosition(position.positionId, {
        name: name.trim(),
        email: email.trim(),
        language: languageTag(),
        ...(phone.trim() && position.phone !== "hidden" ? { phone: phone.trim() } : {}),
      });
      if (answer.outcome === "entered") {
        location.assign(`/i/${encodeURIComponent(answer.code)}${carriedQuery(location.search, askedLanguage())}`);
      } else setMailed(true);
    } catch (error) {
      setRefusal(refusalWords(error));
    }
    setBusy(false);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const found: Record<string, string> = {};
    if (!name.trim()) found.name = say("nameNeeded");
    if (!/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email.trim())) found.email = say("emailWrong");
    if (position.phone === "required" && !isPhoneNumber(phone)) found.phone = say("phoneNeeded");
    setWrong(found);
    if (Object.keys(found).length > 0) return focusFirst(found, ["name", "email", "phone"]);
    if (!busy) void enter();
  };

  if (mailed) {
    return (
      <Frame team={position.team}>
        <Title>{say("mailTitle")}</Title>
        <p className="lead">{say(position.verifiesEmail ? "applyVerify" : "applyKnown", { email: email.trim() })}</p>
      </Frame>
    );
  }
  return (
    <Frame team={position.team}>
      <Title large lang={position.language}>
        {position.title}
      </Title>
      <p className="lead">{say("applyLead", { team: position.team.name })}</p>
      <Prose text={position.description} lang={position.language} />
      {position.accepting ? (
        <form className="form" noValidate onSubmit={submit}>
          <Field
            id="name"
            label={say("yourName")}
            value={name}
            onChange={setName}
            fault={wrong.name}
            autoComplete="name"
            maxLength={200}
          />
          <Field
            id="email"
            label={say("email")}
            value={email}
            onChange={setEmail}
            fault={wrong.email}
            hint={say(position.verifiesEmail ? "emailMailed" : "emailKept")}
            type="email"
            inputMode="email"
            autoComplete="email"
            maxLength={254}
          />
          {position.phone === "hidden" ? null : (
            <Field
              id="phone"
              label={say("phone")}
              value={phone}
              onChange={setPhone}
              fault={wrong.phone}
              optional={position.phone === "optional"}
              type="tel"
              inputMode="tel"
              autoComplete="tel"
              maxLength={40}
            />
          )}
          {refusal ? <Notice tone="bad">{refusal}</Notice> : null}
          <Actions>
            <Button look="main" submits busy={busy}>
              {say("continue")}
            </Button>
            <p className="quiet">{say("applyNext")}</p>
          </Actions>
        </form>
      ) : (
        <Notice>{say("applyClosed")}</Notice>
      )}
    </Frame>
  );
}
