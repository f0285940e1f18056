/** Tells where the trimmed pages lie in the document. */
import type { InPage } from "../tab-functions.ts";

/** Returns one rectangle a page, in CSS pixels. */
export function takeTrims(): ReturnType<InPage["takeTrims"]> {
  return Array.from(document.querySelectorAll(".pagedjs_pagebox"), (box) => {
    const { x, y, width, height } = box.getBoundingClientRect();
    return { x: x + scrollX, y: y + scrollY, width, height };
  });
}
