/** How the room looks for this position: name, colour, logo, intro video. */
import { useState } from "react";
import { CaptionedVideo } from "../../../ui/captioned-video.tsx";
import { FieldFrame, TextField } from "../../../ui/field.tsx";
import { Switch } from "../../../ui/switch.tsx";
import { FileField } from "../../file-field.tsx";
import { faultsBelow } from "./faults.ts";
import { FieldRow, FoldedSection, type SectionProps } from "./section.tsx";

const POINTERS = ["/settings/branding", "/settings/introVideoFileId"];
/** Where the colour starts when a person first asks for an own one: a mid leaf green. */
const FIRST_COLOUR = "#2f7a4f";

export function LookSection({
  logoUrl,
  introVideoUrl,
  ...props
}: SectionProps & { logoUrl: string | null; introVideoUrl: string | null }) {
  const { form, faults, changeSettings } = props;
  const { branding, introVideoFileId } = form.settings;
  const [stored, setStored] = useState({ logoUrl, introVideoUrl });
  const brand = (part: Partial<typeof branding>) => changeSettings({ branding: { ...branding, ...part } });
  const parts = [
    branding.companyName ?? "",
    branding.color ? `colour ${branding.color}` : "",
    branding.logoFileId ? "own logo" : "",
    introVideoFileId ? "intro video" : "",
  ].filter(Boolean);
  return (
    <FoldedSection
      title="Look"
      summary={parts.length > 0 ? parts.join(", ") : "As in the workspace’s settings"}
      wrong={faultsBelow(faults, POINTERS)}
    >
      <FieldRow>
        <TextField
          label="Company name"
          optional
          hint="Empty: the workspace’s."
          maxLength={120}
          value={branding.companyName ?? ""}
          onChange={(name) => brand({ companyName: name === "" ? null : name })}
          fault={faults["/settings/branding/companyName"]}
        />
        <div className="flex flex-col gap-2">
          <Switch
            label="Own colour"
            hint="The page keeps its contrast by itself."
            checked={branding.color !== null}
            onChange={(on) => brand({ color: on ? FIRST_COLOUR : null })}
          />
          {branding.color === null ? null : (
            <FieldFrame label="Colour" fault={faults["/settings/branding/color"]}>
              {(control) => (
                <span className="flex items-center gap-3">
                  <input
                    {...control}
                    type="color"
                    className="h-8 w-14 cursor-pointer rounded-6 border border-line bg-surface p-0.5 pointer-coarse:h-11"
                    value={branding.color ?? FIRST_COLOUR}
                    onChange={(event) => brand({ color: event.currentTarget.value })}
                  />
                  <span className="font-mono text-13">{branding.color}</span>
                </span>
              )}
            </FieldFrame>
          )}
        </div>
      </FieldRow>
      <FileField
        label="Logo"
        purpose="logo"
        present={
          branding.logoFileId && stored.logoUrl ? (
            <img src={stored.logoUrl} alt="The logo" className="max-h-16 max-w-60 rounded-6 bg-sunken p-2" />
          ) : null
        }
        fault={faults["/settings/branding/logoFileId"]}
        onStored={(file) => {
          setStored({ ...stored, logoUrl: file.url });
          brand({ logoFileId: file.id });
        }}
        onRemove={() => brand({ logoFileId: null })}
      />
      <FileField
        label="Intro video"
        purpose="intro_video"
        present={
          introVideoFileId && stored.introVideoUrl ? (
            <CaptionedVideo
              src={stored.introVideoUrl}
              words={form.settings.introduction}
              preload="metadata"
              className="max-h-60 w-full max-w-110 bg-picture"
            />
          ) : null
        }
        fault={faults["/settings/introVideoFileId"]}
        onStored={(file) => {
          setStored({ ...stored, introVideoUrl: file.url });
          changeSettings({ introVideoFileId: file.id });
        }}
        onRemove={() => changeSettings({ introVideoFileId: null })}
      />
    </FoldedSection>
  );
}
