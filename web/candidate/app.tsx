/** Chooses the page by the address and the screen by the stage that the server gives. */
import { type ReactNode, useEffect, useMemo, useState } from "react";
import { applyAccent } from "../ui/apply-accent.ts";
import { isPhone, readObstacle } from "./environment.ts";
import { readHostOptions } from "./host-options.ts";
import { useFollowPopOut, useHostError, useHostEvents } from "./host-page.ts";
import { needsOf } from "./needs.ts";
import { WithdrawContext } from "./parts/room-foot.tsx";
import { readPlace } from "./place.ts";
import { ApplicationForm } from "./screens/application-form.tsx";
import { Expired, Refused, Unavailable, Waiting, Withdrawn } from "./screens/closed.tsx";
import { Consent } from "./screens/consent.tsx";
import {
  AnsweringLazily,
  DoneLazily,
  LobbyLazily,
  loadRecording,
  NoCameraLazily,
  PostScreeningLazily,
} from "./screens/lazily.tsx";
import { MailLink } from "./screens/mail-link.tsx";
import { Blank, Opening, UnknownLink, Unreachable, WrongDevice } from "./screens/no-way-in.tsx";
import { OpenPositionPage } from "./screens/open-position.tsx";
import { Reminders } from "./screens/reminders.tsx";
import { Welcome } from "./screens/welcome.tsx";
import { Withdraw } from "./screens/withdraw.tsx";
import { type Session, SessionProvider, useEntrance, useSession } from "./session.tsx";
import { useDevices } from "./use-devices.ts";
import { useLanguage } from "./use-language.ts";
import { say, useSpeech } from "./words/speech.ts";

const HOST = readHostOptions(location.search);

/** The room in the colours that the address asks for, where it asks. */
const dressed = (session: Session): Session => ({
  ...session,
  room: {
    ...session.room,
    team: {
      ...session.room.team,
      color: HOST.color ?? session.room.team.color,
      logoUrl: HOST.logoUrl ?? session.room.team.logoUrl,
    },
  },
});

export function App() {
  // Another language draws everything anew, from here.
  useSpeech();
  const place = readPlace(location.pathname, location.search);
  switch (place.kind) {
    case "room":
      return <RoomPage code={place.code} reminders={place.reminders} />;
    case "open":
      return <OpenPositionPage positionId={place.positionId} />;
    case "link":
      return <Spoken page={() => <MailLink interviewId={place.interviewId} />} />;
    default:
      return <Spoken page={() => <UnknownLink />} />;
  }
}

/** A page that belongs to no position. */
function Spoken({ page }: { page: () => ReactNode }) {
  const language = useLanguage(null);
  useEffect(() => {
    if (language) document.title = say("interview");
  }, [language]);
  return language ? page() : <Blank />;
}

function RoomPage({ code, reminders }: { code: string; reminders: boolean }) {
  const entrance = useEntrance(code);
  const session = entrance.state === "open" ? entrance.session : null;
  const shown = useMemo(() => session && dressed(session), [session]);
  const room = shown?.room ?? null;
  useHostEvents(room);
  useFollowPopOut(session?.reload ?? null);
  useHostError(entrance.state === "unknown" || entrance.state === "unreachable" ? entrance.state : null);
  const language = useLanguage(room ? room.language : entrance.state === "opening" ? undefined : null);
  const color = room?.team.color ?? null;
  const title = room ? `${room.position.title} · ${room.team.name}` : language ? say("interview") : null;
  useEffect(() => applyAccent(color), [color]);
  useEffect(() => {
    if (title !== null) document.title = title;
  }, [title]);
  if (!language) return <Blank />;
  switch (entrance.state) {
    case "opening":
      return <Opening />;
    case "unknown":
      return <UnknownLink />;
    case "unreachable":
      return <Unreachable again={entrance.again} />;
    case "open":
      return (
        <SessionProvider session={shown ?? entrance.session}>
          <Rooms reminders={reminders} />
        </SessionProvider>
      );
  }
}

/** Stages from which one can still withdraw. */
const LEAVABLE = new Set(["form", "waiting", "consent", "lobby", "answering", "post_screening", "completed"]);

function Rooms({ reminders }: { reminders: boolean }) {
  const { room } = useSession();
  const [aboutReminders, setAboutReminders] = useState(reminders);
  const [withdrawing, setWithdrawing] = useState(false);
  if (aboutReminders) return <Reminders onLeave={() => setAboutReminders(false)} />;
  if (withdrawing && room.stage !== "withdrawn") return <Withdraw onBack={() => setWithdrawing(false)} />;
  const withdraw = LEAVABLE.has(room.stage) ? () => setWithdrawing(true) : null;
  return (
    <WithdrawContext value={withdraw}>
      <Stage />
    </WithdrawContext>
  );
}

function Stage() {
  const { room } = useSession();
  const [welcomed, setWelcomed] = useState(HOST.skipIntro);
  const devices = useDevices();
  const { stage } = room;
  const recordsHere = stage === "form" || stage === "consent" || stage === "lobby" || stage === "answering";
  // Devices are let go when no further answer is recorded: the camera's light goes out.
  const { close } = devices;
  const needed = stage === "lobby" || stage === "answering";
  useEffect(() => {
    if (!needed) close();
  }, [needed, close]);

  // What records is fetched while the person reads, so that it is there when the network is not.
  useEffect(() => {
    if (!recordsHere) return;
    const timer = setTimeout(() => void loadRecording().catch(() => undefined), 1500);
    return () => clearTimeout(timer);
  }, [recordsHere]);

  if (recordsHere) {
    if (room.position.desktopOnly && isPhone(navigator.userAgent)) return <WrongDevice />;
    const obstacle = needsOf(room) === "none" ? null : readObstacle();
    if (obstacle) return <NoCameraLazily obstacle={obstacle} />;
  }
  switch (stage) {
    case "form":
      return welcomed ? <ApplicationForm /> : <Welcome onContinue={() => setWelcomed(true)} />;
    case "consent":
      return welcomed ? <Consent /> : <Welcome onContinue={() => setWelcomed(true)} />;
    case "waiting":
      return <Waiting />;
    case "refused":
      return <Refused />;
    case "lobby":
      return <LobbyLazily devices={devices} />;
    case "answering":
      return <AnsweringLazily devices={devices} />;
    case "post_screening":
      return <PostScreeningLazily />;
    case "completed":
      return <DoneLazily />;
    case "expired":
      return <Expired />;
    case "withdrawn":
      return <Withdrawn />;
    case "unavailable":
      return <Unavailable />;
  }
}
