// What stands after the # of the address: the thing that is chosen, and where it is shown.

const BASE = "https://w3id.org/gangmu/id/";

/** A thing as it stands in the address; `under` is the thing on which it is shown, since it can hang in several places. */
export const address = (iri, under = null) => `#${short(iri)}${under ? `@${short(under)}` : ""}`;

/** The thing in the address and the one on which it is shown; "" and undefined where there is none. */
export const addressed = (fragment) => fragment.slice(1).split("@").map(whole);

const short = (iri) => encodeURI(iri.startsWith(BASE) ? iri.slice(BASE.length) : iri).replace(/[@#]/g, encodeURIComponent);

function whole(part) {
  try {
    const given = decodeURIComponent(part).normalize("NFC");
    return given && (/^[a-z]+:/i.test(given) ? given : BASE + given);
  } catch {
    return ""; // no text
  }
}
