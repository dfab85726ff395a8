// What an edition says of itself.

export const WORDS = {
  zh: {
    about: "单文件版：《{title}》。不联网，不用服务器；能回答制作时准备好的 {n} 个问题。",
    others: "图库里另有 {n} 份报告没有收入。",
    unasked: "另有 {n} 个问题没有准备答案。",
    refused: "这个文件里只有制作时准备好的 {n} 个问题的答案，没有这一个。要问别的问题，请用纲目的完整版。",
    near: "可以问：",
  },
  en: {
    about: "One-file edition of 《{title}》. It needs no network and no server, and answers the {n} questions prepared when it was made.",
    others: " {n} other reports of the graph are left out.",
    unasked: " {n} more questions were not prepared.",
    refused: "This file holds the answers to {n} questions prepared when it was made, and not to this one. Other questions need the full Gangmu.",
    near: " These can be asked:",
  },
};
