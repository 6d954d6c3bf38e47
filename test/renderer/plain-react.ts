// Before React is loaded: its development build writes each rendering of each component into the browser's performance tools, where nobody looks.
Reflect.deleteProperty(console, 'timeStamp')
Reflect.deleteProperty(console, 'createTask')
