/** Measures where the trimmed pages are in the document. */
import type { InPage } from "../../tab-functions.ts";

/** Returns one rectangle for each page, in CSS pixels. */
export function takeTrims(): ReturnType<InPage["takeTrims"]> {
  return Array.from(document.querySelectorAll(".pagedjs_pagebox"), (box) => {
    const { x, y, width, height } = box.getBoundingClientRect();
    return { x: x + scrollX, y: y + scrollY, width, height };
  });
}
