/** Lists the checkpoints of the Matterhorn Protocol 1.1 of which only people can tell whether they are met. */

interface Checkpoint {
  /** Number of the checkpoint. */
  checkpoint: string;
  /** Question to whoever looks at the report. */
  question: string;
}

export const checkpointsForPeople: readonly Checkpoint[] = [
  { checkpoint: "01", question: "Is all that tells something in the tags, and all that is mere decoration left out?" },
  { checkpoint: "01", question: "Does each element have the type that says what it is?" },
  { checkpoint: "04", question: "Is nothing told by colour, form or place alone, and is the contrast high enough?" },
  { checkpoint: "05", question: "Does nothing flicker, flash or make a sound that tells something alone?" },
  { checkpoint: "06", question: "Does the title of the document say what it is?" },
  { checkpoint: "08", question: "Has text that is shown as a picture its words as text?" },
  { checkpoint: "09", question: "Is the order of the tags the one in which the report is to be read?" },
  { checkpoint: "10", question: "Do copied words read as they are written, in each script of the report?" },
  { checkpoint: "11", question: "Is each passage in another language marked as such, and the right one named?" },
  {
    checkpoint: "13",
    question: "Does each alternative text say what the picture tells, and not merely that there is one?",
  },
  { checkpoint: "13", question: "Do captions belong to the figures that they stand with?" },
  {
    checkpoint: "14",
    question: "Is all that heads a part of the text a heading, of the level that the contents suggest?",
  },
  {
    checkpoint: "15",
    question: "Are tables what they are for: data with heads, whose rows and columns are the right ones?",
  },
  { checkpoint: "16", question: "Is all that is listed a list, with the numbers or marks that are seen?" },
  { checkpoint: "17", question: "Do the words of each formula say the formula?" },
  { checkpoint: "18", question: "Do running heads and page numbers tell nothing that stands nowhere else?" },
  { checkpoint: "19", question: "Do callouts lead to their notes, and notes back?" },
  { checkpoint: "28", question: "Do the words of each link say where it leads?" },
];
