/** Runs in the browser: the faces of the report's typeface in, loaded for as long as the tab lives, out. */

export interface Face {
  family: string;
  url: string;
  style: "normal" | "italic";
  weight: "400" | "700";
}

/** Faces of a stylesheet would be loaded anew for every unit. Self-contained: it is sent to the browser as text. */
export async function loadFonts(faces: readonly Face[]): Promise<void> {
  await Promise.all(
    faces.map(async ({ family, url, style, weight }) => {
      const face = new FontFace(family, `url("${url}")`, { style, weight });
      document.fonts.add(await face.load());
    }),
  );
}
