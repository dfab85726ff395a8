// A table as CSV that Excel opens with Chinese intact, and that starts no formula there.

const RISKY = /^[=+\-@\t\r]/;

/** Rows of texts as CSV (RFC 4180), opened by a byte order mark. */
export const csv = (rows) => "\ufeff" + rows.map((row) => row.map(cell).join(",")).join("\r\n") + "\r\n";

function cell(text) {
  const safe = RISKY.test(text) && !/^-?\d+(\.\d+)?%?$/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
