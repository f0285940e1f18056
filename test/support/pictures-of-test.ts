/** Makes small pictures, whole ones, for tests to damage. */
import { crc32, deflateSync } from "node:zlib";

/** A JPEG of 40 × 30 pixels in ten scans, as libjpeg makes it. */
export const progressiveJpeg = Buffer.from(
  "/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAA0JCgsKCA0LCgsODg0PEyAVExISEyccHhcgLikxMC4pLSwzOko+MzZGNywtQFdBRkxOUlNSMj5aYVpQYEpRUk//2wBDAQ4ODhMREyYVFSZPNS01T09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT0//wgARCAAeACgDASIAAhEBAxEB/8QAGgAAAgMBAQAAAAAAAAAAAAAAAAUBAwQCBv/EABkBAAIDAQAAAAAAAAAAAAAAAAAFAQIEA//aAAwDAQACEAMQAAAB8+7UuqlOmrTn14ioEuR2ldtmfBOblPJJVX//xAAdEAACAgIDAQAAAAAAAAAAAAAAAQIDBCEREyMz/9oACAEBAAEFAoGOileUTncEY5T8loq3KCMdFK8rGUIg0Y7RS11OfNlDR//EACARAAEDAgcAAAAAAAAAAAAAAAIAASEDBBITMUFR0fD/2gAIAQMBAT8BNoTav7ZXh5lTEjGFdE4i7c9KsMr/xAAbEQACAgMBAAAAAAAAAAAAAAAAAQIDBBEhEv/aAAgBAgEBPwHIq4Tq6y2nRkOGheHMvcNn/8QAGxAAAgMBAQEAAAAAAAAAAAAAAAMCEHIBcYH/2gAIAQEABj8CqWRQqNyyL76L7csiuCrlkh9FH//EAB8QAAICAQUBAQAAAAAAAAAAAAABESFBMYGRscGh0f/aAAgBAQABPyFLLEc26Evd4WWxLfwsEtC87ooZj8E3WrnwsLEc26IkvMz8LN3hKySlqZ3q6FSZpp0StWfD/9oADAMBAAIAAwAAABAZs3yoH//EAB4RAQACAAcBAAAAAAAAAAAAAAEAETFBYXGBobHR/9oACAEDAQE/EJSDOvqIizutrajSTMUna/kSnPrP/8QAHBEAAgICAwAAAAAAAAAAAAAAAAERUSGxMXGh/9oACAECAQE/EMg97TJaXe2SWdiOOeJumQebu2f/xAAjEAABAgQGAwAAAAAAAAAAAAABABEQITFBYXGBkbHwUaHR/9oACAEBAAE/EJeBdhuh0LWa5R65UrBu43JooWAi2CFUUMpKwLsNyM2nM8g++IHNstiorYqYyOJGQJAHgBiovRT/2Q==",
  "base64",
);

/** JPEG of the picture in one scan, in which decoding starts afresh behind every second unit. */
export const restartedJpeg = Buffer.from(
  "/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAA0JCgsKCA0LCgsODg0PEyAVExISEyccHhcgLikxMC4pLSwzOko+MzZGNywtQFdBRkxOUlNSMj5aYVpQYEpRUk//2wBDAQ4ODhMREyYVFSZPNS01T09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT0//wAARCAAeACgDASIAAhEBAxEB/8QAGwAAAgIDAQAAAAAAAAAAAAAAAAYEBQECAwf/xAAzEAABAwIDAgoLAAAAAAAAAAACAAEDBAUREiIGIRUlQXF0gpGxssIxMjRCUWFicqGiwf/EABkBAAIDAQAAAAAAAAAAAAAAAAUGAAIEA//EACcRAAEDAgQFBQAAAAAAAAAAAAEAAgMEEQUSUbEhIjFxgUFhorLR/90ABAAC/9oADAMBAAIRAxEAPwDz+iDWydtn49YpToo9bJ12fDWKpiFLylSdvIoVkj4pqujn4XVnTBrtfX8qi2QOKaro5+F1YxYRDbpCZ8BaR3w+WVD56Tnd52KLsAD3E+/1K//QgtLmntFOPoDORc+nD8d6FGtLlNUWyQ/WJzd/1QhdVRZCB33KBYxMaioMh9b27XNlU0Uetk7bPx6xSXRTx523F2J22fnjzjuLsTZiDoMp47plnjORf//R62SPimq6OfhdYucjgFpgHDE3Ny5myf3uW9knj4JqtxeznyfS6rJ6wZbhQuTFpKQWb4M2VlvaIHTE36X10K1YrI6KJzR1cSPib/i52OPXauv5ULaxzx57VuL3+T7ULlXOgzjjrrqUsVkZzDzuV//Z",
  "base64",
);

/** Makes a PNG of one grey, 8 bits a pixel. @param declared - what its header says instead of its real size */
export function greyPng(width: number, height: number, declared = { width, height }): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(declared.width, 0);
  header.writeUInt32BE(declared.height, 4);
  header[8] = 8;
  const rows = Buffer.alloc((width + 1) * height, 0x80).map((byte, at) => (at % (width + 1) === 0 ? 0 : byte));
  return pngOf([
    ["IHDR", header],
    ["IDAT", deflateSync(rows)],
    ["IEND", Buffer.alloc(0)],
  ]);
}

export function pngOf(chunks: readonly (readonly [string, Uint8Array])[]): Buffer {
  return Buffer.concat([
    Buffer.from("\x89PNG\r\n\x1a\n", "latin1"),
    ...chunks.map(([type, data]) => chunk(type, data)),
  ]);
}

function chunk(type: string, data: Uint8Array): Buffer {
  const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
  const ends = Buffer.alloc(8);
  ends.writeUInt32BE(data.length, 0);
  ends.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([ends.subarray(0, 4), body, ends.subarray(4)]);
}
