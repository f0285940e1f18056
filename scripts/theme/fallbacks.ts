/** Lists the typefaces that stand in where the report's typeface lacks a letter, in the order in which they are asked. */
import { fileURLToPath } from "node:url";

/** Height of Carlito's small letters, in ems, beside which the shares below were found. */
export const usualXHeight = 978 / 2048;

/** A typeface of styles/fallback: TrueType and static, since Chromium makes Type 3 fonts of all others. */
export interface Fallback {
  /** Names of its files, without their end. */
  regular: string;
  /** Where there is none, bold text has the regular face. */
  bold?: string;
  /** Whether a bold face is made of the regular one (bold-face.ts). */
  isMadeBold?: boolean;
  /** Share of the text's size at which its letters are as large as those of the report's typeface. */
  scale: number;
  /** The share within code, where it is another: letters of the East are two columns wide. */
  scaleInCode?: number;
  /** Matches the letters that it is asked for; without, it is asked for all. */
  only?: RegExp;
}

/** Share of the size at which the small letters of code are as high as those of Carlito. */
const codeScale = 0.86;

/** Draws code; the others are asked for what it lacks. */
export const codeTypeface: Fallback = { regular: "DejaVuSansMono", bold: "DejaVuSansMono-Bold", scale: codeScale };

/** Sets formulas: has the measures and the larger signs that MathML asks for (OpenType, `MATH`). */
export const formulaTypeface: Fallback = { regular: "NotoSansMath3-Regular", scale: 0.9 };

export const fallbacks: readonly Fallback[] = [
  {
    regular: "NotoSansHebrew-Regular",
    bold: "NotoSansHebrew-Bold",
    scale: 0.95,
    only: /\p{Script_Extensions=Hebrew}/u,
  },
  {
    regular: "NotoSansArabic-Regular",
    bold: "NotoSansArabic-Bold",
    scale: 1,
    only: /\p{Script_Extensions=Arabic}/u,
  },
  {
    regular: "DroidSansFallback",
    isMadeBold: true,
    scale: 0.95,
    scaleInCode: 2 * 0.602 * codeScale,
    only: /[\p{Script_Extensions=Han}\p{Script_Extensions=Hiragana}\p{Script_Extensions=Katakana}\p{Script_Extensions=Hangul}\u3000-\u303f\uff00-\uffef]/u,
  },
  // Before those that have some of the faces among other signs: a row of emoji is of one hand.
  { regular: "NotoEmoji-Regular", scale: 0.82, only: /\p{Emoji_Presentation}|\u200d/u },
  { regular: "DejaVuSans", bold: "DejaVuSans-Bold", scale: 0.88 },
  { regular: "NotoSansMath-Regular", scale: 0.9 },
  { regular: "NotoSansSymbols2-Regular", scale: 0.9 },
  { regular: "NotoEmoji-Regular", scale: 0.82 },
];

/**
 * Folder of these typefaces, apart from the report's own faces: the browser's system would take what it finds there for
 * any letter.
 */
export const fallbackPath: string = fileURLToPath(new URL("../../styles/fallback/", import.meta.url));
