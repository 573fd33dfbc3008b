/**
 * Types of what the page draws and of what it is given: a view of the coach
 * (`src/hep_vision/coach/view.py`), the messages (`messages.schema.json`) and the data that the
 * server puts into the page.
 *
 * @typedef {"plain" | "good" | "care" | "stop"} Mood
 * @typedef {"counted" | "partial" | "open"} Pip
 * @typedef {"open" | "now" | "done" | "partly" | "left_out"} CardState
 * @typedef {"stop" | "count" | "cue" | "talk"} Urgency
 *
 * @typedef {object} Demo
 * @property {string} exercise
 * @property {boolean} mirrored
 * @property {boolean} large
 * @property {string} caption
 *
 * @typedef {object} Reach
 * @property {number | null} value
 * @property {number | null} goal
 * @property {number | null} best
 * @property {number | null} limit
 * @property {string} goal_text
 * @property {string} best_text
 * @property {string} degrees
 *
 * @typedef {object} Question
 * @property {string} kind
 * @property {string} text
 * @property {"number" | "yes_no"} scale
 * @property {number | null} value
 * @property {number} low
 * @property {number} high
 * @property {string} low_text
 * @property {string} high_text
 * @property {string[]} how
 * @property {number} arm_share
 *
 * @typedef {object} Card
 * @property {string} exercise
 * @property {string} name
 * @property {string} side
 * @property {boolean} mirrored
 * @property {string} dose
 * @property {string} result
 * @property {string} gain
 * @property {string[]} remarks
 * @property {CardState} state
 *
 * @typedef {object} View
 * @property {string} stage
 * @property {string} exercise
 * @property {string} name
 * @property {string} side
 * @property {string} dose
 * @property {Demo | null} demo
 * @property {number} set_number
 * @property {number} sets
 * @property {string} set_text
 * @property {string} heading
 * @property {string[]} sentences
 * @property {number | null} spoken
 * @property {string} number
 * @property {string} of
 * @property {Pip[]} pips
 * @property {{text: string, mood: Mood} | null} cue
 * @property {string} sentence
 * @property {boolean} celebrate
 * @property {{share: number, text: string, unit: string} | null} ring
 * @property {Reach | null} reach
 * @property {boolean} skeleton
 * @property {Question | null} question
 * @property {Card[]} cards
 * @property {string} hint
 *
 * @typedef {object} Action  A button that the page itself offers.
 * @property {string} id
 * @property {string} label
 * @property {boolean} [main]
 * @property {string} [href]
 *
 * @typedef {object} Screen  All that is drawn at a moment: the view, and what only the page knows.
 * @property {View} view
 * @property {"on" | "off"} camera
 * @property {Action[]} actions
 * @property {{share: number, text: string} | null} progress
 * @property {boolean} controls  Whether the session's buttons mean something now.
 *
 * @typedef {object} Model
 * @property {string} name  "full" or "lite"
 * @property {string} address
 * @property {string} sha256
 *
 * @typedef {object} PoseSource  Where the browser's pose model is.
 * @property {string} version
 * @property {string} script
 * @property {string} wasm
 * @property {Record<string, {address: string, sha256: string}>} models
 *
 * @typedef {object} About  What `/session/about` tells.
 * @property {"browser" | "server"} sees
 * @property {string} picture
 * @property {boolean} speaks
 * @property {PoseSource | null} pose
 * @property {string} problem
 *
 * @typedef {object} SessionData  What the server puts into the page.
 * @property {string} language
 * @property {Record<string, string>} labels
 * @property {string} pictures
 * @property {string} today
 * @property {string} by_hand
 * @property {View} greeting
 * @property {boolean} due  Whether there is something to do.
 * @property {{volume: number, voice: boolean, camera: string}} settings
 *
 * @typedef {object} Estimator
 * @property {"mediapipe-tasks-vision"} name
 * @property {string} version
 * @property {"CPU" | "GPU"} delegate
 * @property {string} model
 * @property {string} sha256
 *
 * @typedef {object} Pose  Landmarks on the log's grid; null where nobody was found.
 * @property {Int32Array} image
 * @property {Int16Array} world
 * @property {Int16Array} visibility
 *
 * @typedef {object} Frame
 * @property {number} time_s
 * @property {number} width
 * @property {number} height
 * @property {number} brightness  0 to 255
 * @property {Pose | null} pose
 */

export {};
