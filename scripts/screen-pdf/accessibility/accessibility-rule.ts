/** Declares what a rule of accessibility is, and what it finds. */
import type { Element } from "../../lib/pdf/tags.ts";
import type { AccessibilityRuleName } from "../../languages/accessibility/accessibility-texts.ts";
import type { ArchiveStandard } from "../../manuscript/settings/schema/settings-schema.ts";
import type { TaggedFacts } from "./tagged-facts.ts";

export interface TagFault {
  /** Says what is there and what was expected. */
  text: string;
  /** Element that it is about; undefined for a unit as a whole. */
  element?: Element | undefined;
  /** Page of the unit, from 0, where it is about no element. */
  page?: number;
}

export interface AccessibilityRule {
  /** Name of its file, by which each language says what holds where it finds nothing. */
  name: AccessibilityRuleName;
  /** Clause of ISO 14289-1 (PDF/UA-1) and of ISO 14289-2 (PDF/UA-2), or `ours` for what no standard asks for. */
  clause: Readonly<Record<ArchiveStandard, string>> | "ours";
  run: (facts: TaggedFacts) => TagFault[];
}
