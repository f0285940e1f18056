/** Lists the checkpoints of the Matterhorn Protocol 1.1 of which only people can tell whether they are met. */
import type { CheckpointQuestion } from "../languages/accessibility/accessibility-texts.ts";

interface Checkpoint {
  /** Number of the checkpoint, or of several. */
  checkpoint: string;
  question: CheckpointQuestion;
}

export const checkpointsForPeople: readonly Checkpoint[] = [
  { checkpoint: "01", question: "content" },
  { checkpoint: "01, 02", question: "types" },
  { checkpoint: "04", question: "colour" },
  { checkpoint: "06", question: "title" },
  { checkpoint: "08", question: "textInPictures" },
  { checkpoint: "09", question: "order" },
  { checkpoint: "11", question: "languages" },
  { checkpoint: "13", question: "alternatives" },
  { checkpoint: "13", question: "captions" },
  { checkpoint: "14", question: "headings" },
  { checkpoint: "15", question: "tables" },
  { checkpoint: "16", question: "lists" },
  { checkpoint: "12, 17", question: "formulas" },
  { checkpoint: "18", question: "runningHeads" },
  { checkpoint: "19", question: "notes" },
  { checkpoint: "28", question: "links" },
];

/** Numbers of those that are about what no report has: films, sound, article threads, signatures, forms, scripts. */
export const absentCheckpoints: readonly string[] = ["03", "05", "22", "23", "24", "29"];
