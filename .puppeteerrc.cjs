// No browser is downloaded at install time: scripts/pages/find-browser.ts says which one is used.
module.exports = { skipDownload: true };
